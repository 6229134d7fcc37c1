import { readFileSync } from 'node:fs';

interface Hours {
  readonly timeZone: string;
  readonly daily: { readonly hour: number };
  /** 0 is Sunday. */
  readonly weekly: { readonly hour: number; readonly weekday: number };
}

const hours = JSON.parse(readFileSync(new URL('./data/digest-hours.json', import.meta.url), 'utf8')) as Hours;

/** Until when something must have been written for the last digest of each rhythm to hold it. */
export interface DigestBounds {
  readonly daily: Date;
  readonly weekly: Date;
}

/** The last civil hours before now. A digest that a stopped server missed leaves late, and holds the same lines. */
export function digestBounds(now: Date): DigestBounds {
  return {
    daily: lastHour(now, hours.daily.hour),
    weekly: lastHour(now, hours.weekly.hour, (weekday) => weekday === hours.weekly.weekday),
  };
}

/** The last time that clocks in France showed this hour, on such a day of the week: 0 is Sunday. */
export function lastHour(now: Date, hour: number, isWanted: (weekday: number) => boolean = () => true): Date {
  const today = civil(now);
  for (let back = 0; ; back += 1) {
    const midnight = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() - back);
    const instant = instantOf(new Date(midnight + hour * 3_600_000));
    if (instant <= now && isWanted(new Date(midnight).getUTCDay())) return instant;
  }
}

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: hours.timeZone,
  dateStyle: 'short',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

/** What clocks in France show, written as if it were UTC. */
function civil(instant: Date): Date {
  const [day, month, year, hour, minute, second] = parts.format(instant).split(/\D+/).map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second));
}

/** The other way. Clocks change between 1 and 3 in the morning: at a digest's hour the shift is that of the day. */
const instantOf = (shown: Date): Date =>
  new Date(shown.getTime() - (civil(shown).getTime() - shown.getTime()));
