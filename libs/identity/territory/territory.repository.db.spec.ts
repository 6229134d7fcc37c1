import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { hasRoleOver, visitor } from '#platform/authorization';
import { academies, collectivites, departements, type Term } from '#vocabulary';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { IdentityModule, TerritoryRepository } from '../index.js';

jest.setTimeout(120_000);

let product: TestApplication;
let territories: TerritoryRepository;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule]);
  territories = product.app.get(TerritoryRepository);
});

afterAll(() => product?.stop());

const everything = { offset: 0, limit: 500 };
const labelled = (terms: readonly Term[]) => terms.map(({ id, label }) => `${id} ${label}`).sort();

describe('the territories of a new installation', () => {
  it.each([
    ['academie' as const, () => [...academies(), ...collectivites()]],
    ['departement' as const, departements],
  ])('hold the vocabulary of %s, with the same codes and names', async (kind, terms) => {
    const { rows } = await territories.search('', [kind], everything);
    expect(rows.map(({ code, label }) => `${code} ${label}`).sort()).toEqual(labelled(terms()));
  });

  it('have the parents of the vocabulary, and paths up to national', async () => {
    const [national, lyon, ain] = await Promise.all(
      ['national', 'ac-lyon', 'dep-01'].map((code) => territories.findByCode(code)),
    );
    expect(await territories.pathOf(ain?.id ?? '')).toEqual([ain?.id, lyon?.id, national?.id]);
    expect(await territories.pathOf('00000000-0000-4000-8000-000000000000')).toEqual([]);
    const { rows } = await territories.search('', ['departement'], everything);
    const parents = await territories.byIds(rows.map(({ parentId }) => parentId ?? ''));
    for (const term of departements()) {
      const found = rows.find(({ code }) => code === term.id);
      expect([parents.get(found?.parentId ?? '')?.code]).toEqual(term.parents);
    }
    expect(
      (await territories.children([lyon?.id ?? ''])).get(lyon?.id ?? '')?.map(({ code }) => code),
    ).toEqual(['dep-01', 'dep-42', 'dep-69']);
    const rhone = await territories.findByCode('dep-69');
    expect(await territories.distance(ain?.id ?? '', rhone?.id ?? '')).toBe(1);
  });

  it('are found by words of their name in any order, accents and articles or not, and by their number', async () => {
    const found = async (words: string) =>
      (await territories.search(words, ['national', 'academie', 'departement'], everything)).rows.map(
        ({ code }) => code,
      );
    expect(await found('academie lyon')).toEqual(['ac-lyon']);
    expect(await found('Provence, Alpes')).toEqual(['dep-04']);
    expect(await found('d’Aix')).toEqual(['ac-aix-marseille']);
    expect(await found('réunion')).toEqual(['ac-la-reunion', 'dep-974']);
    expect(await found('69')).toEqual(['dep-69']);
    expect(await found('100%')).toEqual([]);
  });

  it('let a mandate over one of them reach what lies in it, and nothing else', async () => {
    const [lyon, ain, nord] = await Promise.all(
      ['ac-lyon', 'dep-01', 'dep-59'].map(async (code) => (await territories.findByCode(code))?.id ?? ''),
    );
    const paths = await territories.pathsOf([ain ?? '', nord ?? '']);
    const referent = {
      ...visitor,
      mandates: [{ id: 'mandate', role: 'referent' as const, territoryId: lyon ?? '', endsAt: null }],
    };
    expect(hasRoleOver(referent, paths.get(ain ?? '') ?? [], 'referent')).toBe(true);
    expect(hasRoleOver(referent, paths.get(ain ?? '') ?? [], 'curator', 'administrator')).toBe(false);
    expect(hasRoleOver(referent, paths.get(nord ?? '') ?? [], 'referent')).toBe(false);
    expect(hasRoleOver(referent, [], 'referent')).toBe(false);
  });
});
