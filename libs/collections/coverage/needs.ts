import { readFileSync } from 'node:fs';

interface NeedFile {
  readonly reasons: readonly string[];
}

/** Ids of the reasons to adapt that answer a need of pupils; which text of law makes them one: `data/needs.json`. */
export const { reasons: needs } = JSON.parse(
  readFileSync(new URL('./data/needs.json', import.meta.url), 'utf8'),
) as NeedFile;
