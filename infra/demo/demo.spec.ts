import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';

interface Row {
  id: string;
  title: string;
  description: string;
  authors: string[];
  licence: { spdx: string };
  levels: string[];
  disciplines: string[];
  type: string[];
  language: 'fr' | 'en';
  files: { path: string; bytes: number; sha256: string }[];
  text: string;
  account: string;
  duration: number;
  fileRoles: Record<string, string>;
}

interface Account {
  key: string;
  publicName: string;
  email: string;
  academie: string;
}

const here = (path: string) => new URL(path, import.meta.url);
const read = (path: string) => readFileSync(here(path), 'utf8');
const rows = read('manifest.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);
const accounts = JSON.parse(read('accounts.json')) as Account[];
const byId = rows.map((row) => [row.id, row] as const);
const odfFiles = rows
  .flatMap((row) => row.files.map(({ path }) => path))
  .filter((path) => /\.od[ts]$/.test(path));

const HEADINGS = {
  fr: [
    'Objectif',
    'Matériel et organisation',
    'Déroulement',
    'Exercices',
    'Corrigé',
    'Différenciation',
    'Trace écrite',
  ],
  en: [
    'Aims',
    'Materials and organisation',
    'Lesson plan',
    'Exercises',
    'Answer key',
    'Adapting the lesson',
    'Summary for the notebook',
  ],
};

/** Text as a reader sees it: without code, formulas, comments and the addresses of images. */
const prose = (markdown: string) =>
  markdown.replace(/```[\s\S]*?```|`[^`\n]*`|\$\$[\s\S]*?\$\$|\$[^$\n]*\$|<!--.*?-->|!\[|\]\([^)]*\)/g, ' ');

describe('demo lessons', () => {
  it('go from cycle 1 to terminale', () => {
    expect(rows.length).toBeGreaterThanOrEqual(10);
    const levels = rows.flatMap((row) => row.levels);
    expect(levels).toEqual(expect.arrayContaining(['GS', 'CP', 'CM1', '6e', '3e', 'seconde', 'terminale']));
  });

  it.each(byId)('%s has at least 600 words and every part of a lesson', (_, row) => {
    const text = read(row.text);
    expect(prose(text).match(/[\p{L}\p{N}]+/gu)?.length).toBeGreaterThanOrEqual(600);
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(expect.arrayContaining(HEADINGS[row.language]));
  });

  it.each(byId)('%s answers each of its numbered exercises', (_, row) => {
    const [before, after] = read(row.text).split(/^## (?:Corrigé|Answer key)$/m);
    const numbers = (part: string | undefined) => part?.match(/^### \d+\./gm);
    expect(numbers(before)?.length).toBeGreaterThan(0);
    expect(numbers(after)).toEqual(numbers(before));
  });

  it.each(byId)('%s plans minutes that follow each other and fill its duration', (_, row) => {
    const steps = [...read(row.text).matchAll(/^\| (\d+) (?:à|to) (\d+) +\|/gm)].map(([, from, to]) =>
      [from, to].map(Number),
    );
    expect(steps[0]?.[0]).toBe(0);
    expect(steps.slice(1).map(([from]) => from)).toEqual(steps.slice(0, -1).map(([, to]) => to));
    expect(steps.at(-1)?.[1]).toBe(row.duration);
  });

  it.each(byId)('%s is described in 300 characters, signed by its account, under CC BY-SA 4.0', (_, row) => {
    expect(row.description.length).toBeLessThanOrEqual(300);
    expect(row.licence.spdx).toBe('CC-BY-SA-4.0');
    expect(row.authors).toEqual([accounts.find(({ key }) => key === row.account)?.publicName]);
  });

  it.each(byId)('%s shows only images that are its own files', (_, row) => {
    const shown = [...read(row.text).matchAll(/!\[[^\]]{20,}\]\(([^)]+)\)/g)].map(
      ([, name]) => `files/${name}`,
    );
    const drawings = row.files.map(({ path }) => path).filter((path) => path.endsWith('.svg'));
    expect(shown).toEqual(drawings);
  });

  it.each(byId)('%s keeps to French typography and says nothing loudly', (_, row) => {
    const text = prose(read(row.text)).replace(/^\|[ :|-]+\|$/gm, '');
    expect(text).not.toMatch(/['!]|\.{3}/);
    if (row.language === 'fr') expect(text).not.toMatch(/ [:;?»]|« /);
  });
});

describe('demo files', () => {
  it('are what a rebuild gives, to the byte', () => {
    const output = execFileSync(process.execPath, [fileURLToPath(here('build.mjs')), '--check'], {
      encoding: 'utf8',
    });
    expect(output).toBe('');
  });

  it('are announced with their size and hash, each with a role, and none is left out', () => {
    const files = rows.flatMap((row) => row.files);
    for (const { path, bytes, sha256 } of files) {
      const content = readFileSync(here(path));
      expect({
        path,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      }).toEqual({
        path,
        bytes,
        sha256,
      });
    }
    expect(
      readdirSync(here('files'))
        .map((name) => `files/${name}`)
        .sort(),
    ).toEqual(files.map(({ path }) => path).sort());
    for (const row of rows) expect(Object.keys(row.fileRoles)).toEqual(row.files.map(({ path }) => path));
  });

  it.each(odfFiles)('%s is an ODF package whose manifest is whole and whose XML is well formed', (path) => {
    const bytes = readFileSync(here(path));
    expect(bytes.readUInt16LE(8)).toBe(0);
    expect(bytes.toString('latin1', 30, 77)).toMatch(/^mimetypeapplication\/vnd\.oasis\.opendocument\./);
    const entries = unzipSync(bytes);
    const listed = [...strFromU8(entries['META-INF/manifest.xml']!).matchAll(/full-path="([^"]+[^/"])"/g)];
    const expected = Object.keys(entries).filter(
      (name) => name !== 'mimetype' && !name.startsWith('META-INF/'),
    );
    expect(listed.map(([, name]) => name)).toEqual(expected);
    for (const name of Object.keys(entries).filter((entry) => entry.endsWith('.xml')))
      expect([name, XMLValidator.validate(strFromU8(entries[name]!))]).toEqual([name, true]);
    expect(strFromU8(entries['meta.xml']!)).toContain('CC BY-SA 4.0');
  });

  it.each(readdirSync(here('files')).filter((name) => name.endsWith('.svg')))(
    '%s says what it shows',
    (name) => {
      expect(read(`files/${name}`)).toMatch(
        /<title id="titre">[^<]+<\/title>\s*<desc id="description">[^<]{40,}<\/desc>/,
      );
    },
  );
});

describe('the demo family', () => {
  const steps = JSON.parse(read('family.json')) as {
    id: string;
    account: string;
    sources?: string[];
    resource?: string;
    fields?: { title: string; summary: string; objectives?: string; adaptationChanges: string };
    edits: { before: string; after: string }[];
  }[];
  const texts = new Map(rows.map((row) => [row.id, read(row.text)]));

  it.each(steps.map((step) => [step.id, step] as const))('%s edits passages that stand once', (_, step) => {
    const source = step.sources?.[0] ?? step.resource ?? '';
    let text = texts.get(source) ?? '';
    for (const { before, after } of step.edits) {
      expect(text.split(before)).toHaveLength(2);
      text = text.replace(before, () => after);
    }
    texts.set(step.sources ? step.id : source, text);
    expect(accounts.map(({ key }) => key)).toContain(step.account);
  });

  it('keeps to French typography', () => {
    const written = steps.flatMap(({ fields, edits }) => [
      ...edits.map(({ after }) => after),
      ...(fields ? [fields.title, fields.summary, fields.objectives ?? '', fields.adaptationChanges] : []),
    ]);
    expect(written.length).toBeGreaterThan(20);
    for (const text of written) expect(prose(text)).not.toMatch(/['!]|\.{3}| [:;?»]|« /);
  });
});

describe('the demo campaigns', () => {
  interface CampaignStep {
    readonly id: string;
    readonly when: number;
    readonly by: string;
    readonly do: string;
    readonly resource?: string;
    readonly person?: string;
    readonly edits?: readonly { before: string; after: string }[];
  }
  const steps = JSON.parse(read('campaigns.json')) as CampaignStep[];

  it('are past, in the order of time, each step by an account that exists', () => {
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    const days = steps.map(({ when }) => when);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    // Steps of one day follow each other by seconds: the last keeps clear of the moment of the seed.
    expect(days.at(-1)).toBeLessThanOrEqual(-0.25);
    const keys = accounts.map(({ key }) => key);
    for (const { by, person = by } of steps)
      expect([keys.includes(by), keys.includes(person)]).toEqual([true, true]);
  });

  it('keep to French typography', () => {
    const written = wordsIn(steps.map(({ edits, ...step }) => [step, edits?.map(({ after }) => after)]));
    expect(written.length).toBeGreaterThan(200);
    for (const text of written) expect(prose(text)).not.toMatch(/['!]|\.{3}| [:;?»]|« /);
  });

  it('edit passages that stand once', () => {
    const texts = familyTexts();
    const edits = steps.flatMap(({ resource = '', edits = [] }) =>
      edits.map(({ before }) => [resource, before] as const),
    );
    expect(edits.length).toBeGreaterThan(2);
    for (const [resource, before] of edits)
      expect([before, (texts.get(resource) ?? '').split(before).length]).toEqual([before, 2]);
  });
});

/** Texts of the lessons once the family was played, by demo id. */
function familyTexts(): Map<string, string> {
  const texts = new Map(rows.map((row) => [row.id, read(row.text)]));
  const steps = JSON.parse(read('family.json')) as {
    do: string;
    id: string;
    sources?: string[];
    resource?: string;
    edits: { before: string; after: string }[];
  }[];
  for (const { do: verb, id, sources, resource = '', edits } of steps) {
    if (verb === 'propose') continue;
    const text = texts.get(sources?.[0] ?? resource) ?? '';
    texts.set(
      sources ? id : resource,
      edits.reduce((words, { before, after }) => words.replace(before, () => after), text),
    );
  }
  return texts;
}

/** All strings of it, however deep. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(wordsIn) : [];
}

describe('demo accounts', () => {
  it('are named by their role, under a domain that cannot exist', () => {
    expect(new Set(accounts.map(({ key }) => key)).size).toBe(accounts.length);
    for (const { key, publicName, email } of accounts) {
      expect(email).toBe(`${key}@demo.invalid`);
      expect(publicName).toMatch(
        /^(Enseignante?|Conseillère pédagogique|ERUN|Modérateur|Administratrice) de démonstration/,
      );
    }
  });

  it('and lessons hold no first name followed by a surname', () => {
    const known = /\b(?:La|Le|Les|An|The) |Louis XVI|(?:Green|Mill) Street|(?:West|East) Lane|Ancien Régime/g;
    const texts = [...rows.map(({ text }) => read(text)), read('accounts.json'), read('catalogue.yml')];
    const pairs = texts.flatMap(
      (text) =>
        prose(text)
          .replace(known, '')
          .match(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) ?? [],
    );
    expect(pairs).toEqual([]);
  });
});

const shared = [process.env['ESSAIM_SHARED'], fileURLToPath(here('../../../shared'))].find(
  (folder) => folder !== undefined && existsSync(folder),
);
const withShared = shared === undefined ? it.skip : it;
const sharedWords = (file: string) =>
  JSON.parse(readFileSync(`${shared}/data/vocab/${file}`, 'utf8')) as {
    levels: { string: string }[];
    disciplines: { string: string }[];
    types: { string: string }[];
    terms: { id: string; label: string }[];
  };

describe('the words of the demo', () => {
  withShared('are words of the school vocabularies (skipped without the shared folder)', () => {
    const mapping = sharedWords('corpus-mapping.json');
    const labels = (file: string) => sharedWords(file).terms.map(({ label }) => label);
    const acronyms = labels('niveaux.json').map((label) => /\((\w+)\)$/.exec(label)?.[1] ?? label);
    const unknown = (words: string[], known: string[]) => words.filter((word) => !known.includes(word));
    const strings = (entries: { string: string }[]) => entries.map((entry) => entry.string);
    const gather = (pick: (row: Row) => string[]) => rows.flatMap(pick);
    expect(
      unknown(
        gather((row) => row.levels),
        [...strings(mapping.levels), ...acronyms],
      ),
    ).toEqual([]);
    expect(
      unknown(
        gather((row) => row.type),
        strings(mapping.types),
      ),
    ).toEqual([]);
    expect(
      unknown(
        gather((row) => row.disciplines),
        [...strings(mapping.disciplines), ...labels('disciplines.json')],
      ),
    ).toEqual([]);
    const academies = sharedWords('academies.json').terms.map(({ id }) => id);
    expect(
      unknown(
        accounts.map(({ academie }) => academie),
        academies,
      ),
    ).toEqual([]);
  });
});
