import { readFileSync } from 'node:fs';

/**
 * Reads one of this library's JSON tables. They are written by hand or by infra/licences/build.mjs and covered by the
 * specs, so their shape is trusted here.
 */
export function readTable<Table>(name: string): Table {
  return JSON.parse(readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8')) as Table;
}

/** Fills `{name}` places; an unknown name is left as it stands, which a spec over all texts would show. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
