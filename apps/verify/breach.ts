const MOST_NAMED = 10;

/** An invariant that does not hold; the message names what is broken, in French. */
export class Breach extends Error {}

/** Throws when anything was found. Each line is a whole sentence that names its resource, version or key. */
export function refuse(found: readonly string[]): void {
  if (found.length === 0) return;
  const rest = found.length - MOST_NAMED;
  const more = rest > 0 ? [`Et ${rest.toLocaleString('fr')} autres.`] : [];
  throw new Breach([...found.slice(0, MOST_NAMED), ...more].join('\n   '));
}

/** « 1 fichier », « 1 214 fichiers »; the plural is given where an s is not enough. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('fr')} ${count < 2 ? one : many}`;
}
