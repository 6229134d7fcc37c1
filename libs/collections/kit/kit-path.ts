import { fold } from '#platform/french';

/** With them a path stays under the 260 signs of an old Windows, wherever the kit is unpacked. */
const LONGEST_NAME = 100;
/** Names of devices that Windows refuses, whatever comes after the point. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

/** Where everything of a resource stands in a kit, by its short code: it stays there when it changes its title. */
export const placesOf = (code: string) => ({
  page: `ressources/r-${code}.html`,
  files: `fichiers/r-${code}/`,
  views: `apercus/r-${code}/`,
});

/** The resource that a path belongs to; null for what speaks of all. */
export const codeIn = (path: string): string | null =>
  /^(?:ressources|fichiers|apercus)\/r-([a-z0-9]+)[./]/i.exec(path)?.[1] ?? null;

/** Names that a FAT stick and every system can write, each once whatever the case: ASCII, 100 signs at most. */
export function safeNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const folded = fold(name);
    const extension = /(?<=.)\.[a-z0-9]{1,16}$/.exec(folded)?.[0] ?? '';
    const stem = plain(folded.slice(0, folded.length - extension.length));
    let free = short(stem, extension);
    for (let more = 2; taken.has(free); more += 1) free = short(stem, `-${String(more)}${extension}`);
    taken.add(free);
    return free;
  });
}

function plain(name: string): string {
  const safe = name
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/-*\.[.-]*/g, '.')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  if (safe === '') return 'fichier';
  return RESERVED.test(safe) ? `_${safe}` : safe;
}

const short = (stem: string, end: string): string =>
  `${stem.slice(0, LONGEST_NAME - end.length).replace(/[-.]+$/, '')}${end}`;
