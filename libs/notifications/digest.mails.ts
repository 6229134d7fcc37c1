import { kindOf } from './notification-kind.js';
import type { ToldLine } from './live-lines.service.js';

type Line = Pick<ToldLine, 'kind' | 'title' | 'path' | 'detail'> &
  Partial<Pick<ToldLine, 'reason' | 'stops'>>;

/** Where things are, for whoever reads this mail. */
export interface MailLinks {
  /** Of the pages, without a final slash. */
  readonly origin: string;
  /** The page that stops these kinds without signing in. */
  readonly stop: (kinds: readonly string[]) => string;
}

/** More lines than that are read in the inbox. */
const mostLines = 30;

/** One mail for all that is new, each with its reason and its way out. Plain text: no image tells who opened it. */
export function digestMail(lines: readonly Line[], links: MailLinks): { subject: string; text: string } {
  const shown = lines.slice(0, mostLines);
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  const [first] = shown;
  return {
    subject: lines.length === 1 && first ? first.title : `${lines.length} nouvelles sur Essaim`,
    text: [
      'Bonjour,',
      '',
      ...kinds.flatMap((kind) =>
        group(
          kind,
          shown.filter((line) => line.kind === kind),
          links,
        ),
      ),
      ...rest(lines.length - shown.length, links),
      `Choisir quels courriels vous recevez, et quand : ${links.origin}/notifications/reglages`,
      '',
      'L’équipe d’Essaim',
    ].join('\n'),
  };
}

/** RFC 8058: a mail program stops them in one click, by a POST that no scanner of links sends. */
export const stopHeaders = (address: string): Record<string, string> => ({
  'List-Unsubscribe': `<${address}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

function group(kind: string, lines: readonly Line[], links: MailLinks): string[] {
  const { label, reason } = kindOf(kind);
  return [
    label.toUpperCase(),
    '',
    ...lines.flatMap(({ title, detail, path, reason: why, stops = [] }) => [
      title,
      ...(detail ? (ours.has(kind) ? [detail] : quoted(detail)) : []),
      links.origin + path,
      ...(why ? [why] : []),
      ...stops.map((stop) => `${stop.label} : ${links.origin}${stop.path}`),
      '',
    ]),
    reason,
    `Ne plus recevoir ces courriels : ${links.stop([kind])}`,
    '',
    '',
  ];
}

/** Kinds whose detail is a sentence of ours. */
const ours = new Set(['handed-over']);

/** Somebody else’s words: no line of them passes for one of ours. */
const quoted = (detail: string): string[] =>
  detail.split(/\r\n?|[\n\u2028\u2029]/).map((each) => `> ${each}`);

const rest = (count: number, { origin }: MailLinks): string[] =>
  count > 0 ? [`Et ${count} de plus : ${origin}/notifications`, ''] : [];
