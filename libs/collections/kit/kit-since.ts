/** Since when a kit is brought up to date: the kit that one has, or the day on which it was made. */
export type KitSince = { readonly kit: string } | { readonly day: string };

/** Null: from the beginning. */
export function readSince(asked: string | null): KitSince | null {
  if (asked === null) return null;
  if (/^[0-9a-f]{16}$/.test(asked)) return { kit: asked };
  return isDay(asked) ? { day: asked } : null;
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);
