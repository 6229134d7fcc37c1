import type { CampaignFactsFragment } from '#contract';

type Dated = Pick<CampaignFactsFragment, 'id' | 'slug' | 'title' | 'opensOn' | 'closesOn'>;

const LINE_BYTES = 75;

/** The dates of a campaign as a calendar (RFC 5545): whole days, the same identifiers each time, so that a later end replaces the former. */
export function calendarOf(campaign: Dated, origin: string): string {
  const { id, title, opensOn, closesOn, slug } = campaign;
  const address = `${origin}/referent/campagnes/${slug}`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Essaim//Campagnes//FR',
    ...event({ uid: `${id}-premier-jour`, day: opensOn, words: `Premier jour : ${title}`, address }),
    ...event({
      uid: `${id}-dernier-jour`,
      day: closesOn,
      words: `Dernier jour pour soumettre : ${title}`,
      address,
    }),
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('\r\n')
    .concat('\r\n');
}

function event({ uid, day, words, address }: Record<'uid' | 'day' | 'words' | 'address', string>): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@essaim`,
    `DTSTAMP:${compact(day)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `SUMMARY:${escaped(words)}`,
    `URL:${address}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const compact = (day: string): string => day.replaceAll('-', '');

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\s*\n\s*/g, '\\n');

/** Lines of at most 75 bytes; a sign is never cut. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const sign of line) {
    if (Buffer.byteLength(current + sign) > LINE_BYTES) {
      lines.push(current);
      current = ' ';
    }
    current += sign;
  }
  return [...lines, current].join('\r\n');
}
