import { findTerm, levelLabel } from '#vocabulary';
import { type ConflictCode, conflictReason } from './conflict.js';
import {
  type Meeting,
  meetingOf,
  type ReviewerOffer,
  type ReviewNeed,
  sharedLevels,
  sharedSubjects,
} from './matching-fit.js';

const places: Record<Meeting, string | null> = {
  circonscription: 'même circonscription',
  departement: 'même département',
  academie: 'même académie',
  national: null,
  unknown: null,
};

/** What is told to a référent of a choice: « CM1 et mathématiques, même département, 1 relecture en cours ». */
export function explanationFor(need: ReviewNeed, offer: ReviewerOffer): string {
  const late = Math.round(offer.pastDelayDays);
  return told([
    competence(need, offer) ?? 'niveaux et disciplines non déclarés',
    places[meetingOf(need.territoryPath, offer.territoryPath)],
    offer.load === 0
      ? 'aucune relecture en cours'
      : counted(offer.load, 'relecture', 'relectures', ' en cours'),
    late >= 1 ? `${counted(late, 'jour', 'jours')} de retard en moyenne` : null,
  ]);
}

/** The same for whoever is asked: « CM1 et mathématiques comme vous, même département ». Nothing of her load or delays. */
export function explanationToReviewer(need: ReviewNeed, offer: ReviewerOffer): string {
  const shared = competence(need, offer);
  return told([
    shared === null ? 'vous relisez dans cette langue' : `${shared} comme vous`,
    places[meetingOf(need.territoryPath, offer.territoryPath)],
  ]);
}

/** Why somebody is missing: how many, and what kept each of the people away. */
export function gapSentence(missing: number, reasons: readonly ConflictCode[]): string {
  const short = `Il manque ${counted(missing, 'relecture', 'relectures')}`;
  if (reasons.length === 0) return `${short} : personne ne relit dans cette campagne.`;
  const counts = countOf(reasons);
  // People of another field are no candidates; they are told where there is nobody else.
  const near = new Map([...counts].filter(([code]) => !['other_field', 'unread_language'].includes(code)));
  const kept = near.size > 0 ? near : counts;
  const total = [...kept.values()].reduce((sum, count) => sum + count, 0);
  const who = near.size > 0 ? 'personnes qui pourraient relire' : 'personnes de la campagne';
  const sorted = [...kept].sort(([, one], [, other]) => other - one);
  const [first] = sorted;
  if (first && sorted.length === 1) return `${short} : ${onlyReason(total, first[0], near.size > 0)}.`;
  const list = sorted.map(([code, count]) => part(count, code));
  return `${short} : sur ${total} ${who}, ${joined(list)}.`;
}

/** « les 3 candidats sont de la même école », in words that suit everybody. */
function onlyReason(count: number, code: ConflictCode, isNear: boolean): string {
  const { one, many } = conflictReason(code);
  const who = isNear ? 'qui pourraient relire' : 'de la campagne';
  const alone = isNear ? 'qui pourrait relire' : 'de la campagne';
  return count === 1 ? `la seule personne ${alone} ${one}` : `les ${count} personnes ${who} ${many}`;
}

const part = (count: number, code: ConflictCode): string =>
  `${count} ${count === 1 ? conflictReason(code).one : conflictReason(code).many}`;

function competence(need: ReviewNeed, offer: ReviewerOffer): string | null {
  const levels = levelLabel(sharedLevels(need, offer));
  const subjects = sharedSubjects(need, offer).flatMap((id) => {
    const term = findTerm('subjects', id);
    return term ? [lowerFirst(term.shortLabel)] : [];
  });
  const words = [levels === '' ? [] : [levels], subjects].flat();
  return words.length === 0 ? null : joined(words);
}

function countOf(reasons: readonly ConflictCode[]): Map<ConflictCode, number> {
  const counts = new Map<ConflictCode, number>();
  for (const code of reasons) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

const told = (words: readonly (string | null)[]): string => {
  const sentence = words.filter((word) => word !== null).join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
};

const joined = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} et ${words.at(-1)}`;

const counted = (count: number, one: string, many: string, after = ''): string =>
  `${count} ${count === 1 ? one : many}${after}`;

/** « SVT » keeps its capitals. */
const lowerFirst = (word: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word;
