import { type Passage } from '../block.js';

const LICENCE_URL =
  /https?:\/\/(?:www\.)?(?:creativecommons\.org\/(?:licenses|licences|publicdomain)|etalab\.gouv\.fr\/licence|spdx\.org\/licenses|artlibre\.org|gnu\.org\/(?:licenses|copyleft)|opensource\.org\/licenses?)[^\s<>()"'«»\]]*/iu;

/** Words that name a licence, not the word « licence » alone: a degree, a sports licence or a bar's are none. */
const LICENCE_NAME =
  /\bcc[ -](?:by|0|zero)\b|\bcc0\b|creative\s*commons|licence\s+(?:ouverte|libre|art libre|gnu|mit|apache|creative|cc)|\b(?:gnu\s+)?a?gpl(?:v?\d)?\b|\bgfdl\b|\bfdl\b|domaine public|public domain|tous droits réservés|all rights reserved|under (?:the )?[^.]{0,40}licen[cs]e|sous licence/iu;

const MAX_SENTENCE = 300;

/** The first URL of a licence and the first sentence that names one; the foot of a document is looked at first. */
export function findLicenceMention(
  passages: readonly Passage[],
): { licenceText?: string; licenceUrl?: string } | null {
  const prose = passages.filter((passage) => passage.kind !== 'code' && passage.kind !== 'formula');
  // Credits stand at the beginning or at the end; in the middle, a licence is more often the lesson's subject.
  const edges = prose.length > 60 ? [...prose.slice(-30), ...prose.slice(0, 30)] : prose;
  for (const passage of edges) {
    const mention = licenceMentionIn(passage.text);
    if (mention) return mention;
  }
  return null;
}

/** The licence named in one text, `null` when there is none. */
export function licenceMentionIn(text: string): { licenceText?: string; licenceUrl?: string } | null {
  const url = LICENCE_URL.exec(text)?.[0].replace(/[.,;:!?]+$/u, '');
  const sentence = sentenceAround(text);
  if (!url && !sentence) return null;
  return { ...(sentence ? { licenceText: sentence } : {}), ...(url ? { licenceUrl: url } : {}) };
}

function sentenceAround(text: string): string | null {
  const match = LICENCE_NAME.exec(text);
  if (!match) return null;
  // « 4.0 » and addresses hold full stops: a sentence ends at a stop followed by a space, or at the end of a line.
  const before = text.slice(0, match.index);
  const start = Math.max(before.lastIndexOf('\n'), lastSentenceEnd(before)) + 1;
  const rest = text.slice(match.index);
  const end = /[.!?](?=\s)|\n/u.exec(rest);
  const sentence = text.slice(start, match.index + (end ? end.index + 1 : rest.length)).trim();
  if (sentence.length <= MAX_SENTENCE) return sentence;
  return text.slice(Math.max(start, match.index - 100), match.index + 200).trim();
}

function lastSentenceEnd(text: string): number {
  const ends = [...text.slice(-2_000).matchAll(/[.!?](?=\s)/gu)];
  const last = ends.at(-1);
  return last ? Math.max(0, text.length - 2_000) + last.index : -1;
}
