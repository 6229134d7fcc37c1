const zone = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' });
const written = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** The first or the last second of a day in France, from a date field; null for what is no date. */
export const startOfDay = (day: string): string | null => instant(day, '00:00:00');
export const endOfDay = (day: string): string | null => instant(day, '23:59:59');

/** « 2027-06-30 », as a date field holds it. */
export const dayField = (date: Date): string => written.format(date);

function instant(day: string, hour: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const noon = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return null;
  const near = new Date(`${day}T${hour}${offsetAt(noon)}`);
  // Twice a year, clocks have moved between midnight and noon.
  return new Date(`${day}T${hour}${offsetAt(near)}`).toISOString();
}

/** « +02:00 ». */
function offsetAt(date: Date): string {
  const name = zone.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', '') || 'Z';
}
