import { evidenceFromAddress, takeAddresses } from './licence-address.js';
import { evidenceFromLabels } from './licence-label.js';
import { getLicence, listLicences } from './licence.js';
import { isWeak, questionFor, type Evidence } from './licence-evidence.js';

/** A licence that the text names without doubt, or the French question to ask and the licences it may mean. */
export type Recognition =
  { readonly licence: string } | { readonly question: string; readonly candidates: readonly string[] };

/** A whole licence text is longer; what names it stands in its first lines. */
const READ_AT_MOST = 20_000;

const idsInLowerCase = new Map(
  listLicences()
    .filter((licence) => licence.versionStated)
    .map((licence) => [licence.id.toLowerCase(), licence.id]),
);

/**
 * Reads a licence from pasted text, an address or HTML. Never guesses a version, a port or "or later" (standards.md,
 * decision 5): what the text leaves open becomes a question.
 */
export function recogniseLicence(text: string): Recognition {
  const read = text.slice(0, READ_AT_MOST).trim();
  if (read === '') return { question: questionFor('empty'), candidates: [] };
  const id = idsInLowerCase.get(read.toLowerCase());
  if (id) return { licence: id };
  const declared = declaredAddresses(read).flatMap((address) => evidenceFromAddress(address) ?? []);
  return conclude(declared.length > 0 ? declared : evidenceIn(read));
}

function evidenceIn(text: string): Evidence[] {
  const { addresses, rest } = takeAddresses(visibleText(text));
  const fromAddresses = addresses.flatMap((address) => evidenceFromAddress(address) ?? []);
  return [...fromAddresses, ...evidenceFromLabels(rest)];
}

/** One certain licence wins unless another place of the text disagrees with it. */
function conclude(evidence: readonly Evidence[]): Recognition {
  const telling = evidence.filter((each) => !isWeak(each));
  const certain = [...new Set(telling.filter((each) => each.certain).flatMap((each) => each.ids))];
  const open = telling.filter((each) => !each.certain);
  const [only] = certain;
  if (only && certain.length === 1 && open.every((each) => each.ids.includes(only))) return { licence: only };
  const candidates = [...new Set([...certain, ...open.flatMap((each) => each.ids)])];
  return { question: askAbout(telling.length > 0 ? telling : evidence, candidates), candidates };
}

function askAbout(evidence: readonly Evidence[], candidates: readonly string[]): string {
  const questions = new Set(evidence.map((each) => `${each.question} ${each.label ?? ''}`));
  const [first] = evidence;
  if (!first) return questionFor('unknown');
  if (questions.size > 1 && candidates.length > 1) return questionFor('several');
  const names = candidates.map((id) => getLicence(id).names.fr).join(', ');
  return questionFor(first.question, { names, label: first.label ?? '' });
}

/** Addresses that HTML itself declares as the licence (`rel="license"`): they outweigh the words around them. */
function declaredAddresses(html: string): string[] {
  return [...html.matchAll(/<(?:a|area|link)\b[^<>]*>/gi)]
    .map(([tag]) => ({ rel: attributeOf(tag, 'rel'), href: attributeOf(tag, 'href') }))
    .filter(({ rel }) => rel.toLowerCase().split(/\s+/).includes('license'))
    .map(({ href }) => href);
}

/** Words of HTML with the addresses of its links; other text as it stands. */
function visibleText(text: string): string {
  return text
    .replace(/<(?!https?:)[a-z/!][^<>]*>/gi, (tag) => {
      const href = attributeOf(tag, 'href');
      return href === '' ? ' ' : ` ${href} `;
    })
    .replace(/&(?:nbsp|#160|#xa0);/gi, ' ')
    .replace(/&(?:#39|#x27|apos|rsquo);/gi, "'")
    .replace(/&amp;/gi, '&');
}

function attributeOf(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
}
