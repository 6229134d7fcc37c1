import { readFileSync } from 'node:fs';

/** A table of libs/shield/data. */
export const readTable = <T>(name: string): T => JSON.parse(readText(name)) as T;

export const readText = (name: string): string =>
  readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8');
