import { academies, collectivites, departements } from '#vocabulary';
import { isUai } from './establishment.js';

/** One establishment as the official directory gives it. */
export interface DirectoryLine {
  readonly uai: string;
  readonly name: string;
  readonly kind: string;
  readonly commune: string | null;
  /** Code of the territory right above its circonscription, or above itself when it has none. */
  readonly above: string;
  readonly circonscription: { readonly code: string; readonly label: string } | null;
  readonly isClosed: boolean;
}

/** Why a line is left out, for whoever runs the import. */
export interface DirectoryRefusal {
  readonly reason: string;
}

/** Of a line by column name, any case; absent columns are empty. */
type Cells = (name: string) => string;

/**
 * Columns of « Annuaire de l’éducation » (data.education.gouv.fr, fr-en-annuaire-education), whose names came in two
 * cases over the years.
 */
export function readDirectoryLine(cells: Cells): DirectoryLine | DirectoryRefusal {
  const uai = cells('identifiant_de_l_etablissement').toUpperCase();
  const name = cells('nom_etablissement');
  const above = placeAbove(cells);
  if (!isUai(uai)) return { reason: `« ${uai.slice(0, 20)} » n’est pas un code UAI` };
  if (!name) return { reason: `${uai} n’a pas de nom` };
  if (!above) return { reason: `${uai} n’a ni département ni académie connus` };
  return {
    uai,
    name,
    kind: cells('type_etablissement') || 'Établissement',
    commune: cells('nom_commune') || null,
    above,
    circonscription: circonscriptionOf(cells, above),
    isClosed: /^ferm/i.test(cells('etat')),
  };
}

/** « 069 », « 02A », « 971 » → « dep-69 »… ; outside départements, the académie by its code. */
function placeAbove(cells: Cells): string | null {
  const departement = cells('code_departement')
    .toUpperCase()
    .replace(/^0(?=..$)/, '')
    .padStart(2, '0');
  const found = departements().find(({ code }) => code === departement);
  if (found) return found.id;
  const academie = cells('code_academie').padStart(2, '0');
  return [...academies(), ...collectivites()].find(({ code }) => code === academie)?.id ?? null;
}

function circonscriptionOf(cells: Cells, above: string): DirectoryLine['circonscription'] {
  const label = cells('nom_circonscription');
  const code = cells('code_circonscription').toUpperCase();
  if (!label && !code) return null;
  // Without a code, one name in one département is one circonscription.
  return {
    code: code || `circonscription ${above} ${label.toLowerCase()}`,
    label: label || `Circonscription ${code}`,
  };
}

/** « École A, Bourg » — for lists where an establishment is a territory among others. */
export const labelOf = ({ name, commune }: Pick<DirectoryLine, 'name' | 'commune'>): string =>
  commune ? `${name}, ${commune}` : name;
