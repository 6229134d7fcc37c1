const paris = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });

/** The day in France, `YYYY-MM-DD`: what is announced for a day opens and closes by it. */
export const dayOf = (now: Date): string => paris.format(now);

/** Whether this names a day of this century that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const date = /^20\d{2}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
