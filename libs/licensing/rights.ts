import { authorName, creditWord, joinNames, namedAuthors, type Work } from './credit.js';
import { getLicence, type PermissionId, type Publication } from './licence.js';
import { fill, readTable } from './table.js';
import type { Verdict } from './rule.js';

/** What a reader may, must and must not do: one to three short lines each, to follow « Vous pouvez », etc. */
export interface RightsSummary {
  readonly may: readonly string[];
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
}

/** What an author reads before choosing: one sentence, and a warning where the choice costs colleagues something. */
export interface LicenceDescription {
  readonly description: string;
  readonly warning: string | null;
}

interface RightsTexts extends RightsSummary {
  readonly description: string;
  readonly warning?: string;
}

interface Texts {
  /** By licence id, or by family for all its versions. */
  readonly rights: Readonly<Record<string, RightsTexts>>;
  readonly permissions: readonly {
    readonly id: PermissionId;
    readonly label: string;
    readonly short: string;
  }[];
  readonly publication: Readonly<Record<Publication, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
}

const texts = readTable<Texts>('texts.fr.json');

/** The rights of a licence in plain French, naming whom to credit. Throws LicenceUnknown. */
export function rightsSummary(
  id: string,
  credited: Pick<Work, 'authors' | 'creditRemoved'> = { authors: [] },
): RightsSummary {
  const names = namedAuthors(credited).map(authorName);
  const places = {
    credit: creditDuty(names, credited.creditRemoved ?? false),
    endorsement: creditWord(names.length > 1 ? 'endorsementMany' : 'endorsementOne'),
  };
  const filled = (lines: readonly string[]) => lines.map((line) => fill(line, places));
  const { may, must, mustNot } = rightsTexts(id);
  return { may: filled(may), must: filled(must), mustNot: filled(mustNot) };
}

/** How the chooser presents a licence. Throws LicenceUnknown. */
export function describeLicence(id: string): LicenceDescription {
  const { description, warning } = rightsTexts(id);
  return { description, warning: warning ?? null };
}

/** Facet values of « ce que la licence permet », in order, with their labels. */
export function listPermissions(): Texts['permissions'] {
  return texts.permissions;
}

/** « conseillée », « déconseillée »…: how a licence may be chosen, in French. */
export function publicationLabel(publication: Publication): string {
  return texts.publication[publication];
}

/** « permise », « à vérifier »…: a verdict in French, agreeing with « licence ». */
export function verdictLabel(verdict: Verdict): string {
  return texts.verdicts[verdict];
}

function rightsTexts(id: string): RightsTexts {
  const found = texts.rights[id] ?? texts.rights[getLicence(id).family];
  if (!found) throw new Error(`texts.fr.json says nothing of ${id}`);
  return found;
}

function creditDuty(names: readonly string[], isRemoved: boolean): string {
  if (isRemoved) return creditWord('citeRemoved');
  return names.length === 0
    ? creditWord('citeUnknown')
    : fill(creditWord('cite'), { authors: joinNames(names) });
}
