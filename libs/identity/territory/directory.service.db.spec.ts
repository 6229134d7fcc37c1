import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newTeacher } from '../../../test/support/builders.js';
import { DirectoryService, IdentityModule, ProfileService, TerritoryRepository } from '../index.js';

jest.setTimeout(120_000);

let product: TestApplication;
let folder: string;
let directory: DirectoryService;
let territories: TerritoryRepository;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule]);
  folder = await mkdtemp(join(tmpdir(), 'essaim-annuaire-'));
  directory = product.app.get(DirectoryService);
  territories = product.app.get(TerritoryRepository);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await product?.stop();
});

const head =
  '\uFEFFIdentifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Code_departement;Code_academie;Nom_commune;code_circonscription;nom_circonscription;etat';
const a = '0699901z;École A;Ecole;069;10;Bourg;0699990Z;Circonscription 1;OUVERT';
const b = '0699902Z;"École ""B""; annexe";Ecole;069;10;Bourg;0699990Z;Circonscription 1;OUVERT';
const corse = '6209901Z;École de Corse;Ecole;02A;27;Village;;;OUVERT';
const overseas = '9889901Z;Collège du Sud;Collège;988;40;Ville;;;OUVERT';

async function bring(lines: readonly string[], isComplete = false) {
  const path = join(folder, 'annuaire.csv');
  await writeFile(path, [head, ...lines, ''].join('\r\n'));
  const { refusals, ...counts } = await directory.import(path, { isComplete });
  return { ...counts, refusals };
}

const codesOf = async (uai: string): Promise<string[]> => {
  const path = await territories.establishmentPath(uai);
  const held = await territories.byIds(path);
  return path.map((id) => held.get(id)?.code ?? '');
};

describe('the directory of establishments', () => {
  it('comes in with circonscriptions, each establishment in its place', async () => {
    expect(await bring([a, b, corse, overseas])).toMatchObject({ read: 4, added: 4, changed: 0, refused: 0 });
    expect(await codesOf('0699901Z')).toEqual(['0699901Z', '0699990Z', 'dep-69', 'ac-lyon', 'national']);
    expect(await codesOf('6209901Z')).toEqual(['6209901Z', 'dep-2a', 'ac-corse', 'national']);
    expect(await codesOf('9889901Z')).toEqual(['9889901Z', 'ac-nouvelle-caledonie', 'national']);
    const { rows } = await territories.searchEstablishments('bourg annexe', { offset: 0, limit: 9 });
    expect(rows.map(({ uai, name }) => [uai, name])).toEqual([['0699902Z', 'École "B"; annexe']]);
  });

  it('changes nothing the second time, and says what changed the third', async () => {
    expect(await bring([a, b, corse, overseas])).toMatchObject({ added: 0, changed: 0, closed: 0 });
    const moved = a.replace('0699990Z;Circonscription 1', '0699991Z;Circonscription 2');
    const closed = b.replace('OUVERT', 'FERME');
    expect(await bring([moved, closed, corse])).toMatchObject({ added: 0, changed: 1, closed: 1 });
    expect(await codesOf('0699901Z')).toContain('0699991Z');
    expect((await territories.searchEstablishments('annexe', { offset: 0, limit: 9 })).rows).toEqual([]);
    expect(await bring([b])).toMatchObject({ added: 0, changed: 1, closed: 0 });
  });

  it('closes what a complete one leaves out, and only then', async () => {
    expect(await bring([a])).toMatchObject({ closed: 0 });
    expect(await bring([a], true)).toMatchObject({ closed: 3 });
  });

  it('refuses lines with their number, and a file that is no directory', async () => {
    const { refused, refusals } = await bring([
      a,
      'rien;X;Ecole;069;10;;;;',
      '0699909Z;;Ecole;069;10;;;;',
      '0699908Z;Y;Ecole;999;99;;;;',
    ]);
    expect([refused, refusals.map(({ line }) => line)]).toEqual([3, [3, 4, 5]]);
    const path = join(folder, 'autre.csv');
    await writeFile(path, 'a;b\n1;2\n');
    await expect(directory.import(path)).rejects.toThrow('DIRECTORY_UNREADABLE');
    await expect(directory.import(join(folder, 'absent.csv'))).rejects.toThrow('DIRECTORY_UNREADABLE');
  });

  it('is what a profile chooses from, for its owner’s eyes', async () => {
    const teacher = await newTeacher(product, 'Personne');
    const profiles = product.app.get(ProfileService);
    await expect(profiles.update(teacher, { establishmentUai: '0000000A' })).rejects.toThrow(
      'ESTABLISHMENT_UNKNOWN',
    );
    await profiles.update(teacher, { establishmentUai: '0699901Z' });
    const mine = '{ viewer { establishment { uai name territory { path { code } } } } }';
    const { viewer } = await product.ask<{ viewer: { establishment: { uai: string } } }>(teacher, mine);
    expect(viewer.establishment.uai).toBe('0699901Z');
    await profiles.update(teacher, { establishmentUai: null });
    expect(await product.ask(teacher, mine)).toEqual({ viewer: { establishment: null } });
  });
});
