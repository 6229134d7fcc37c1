const NBSP = '\u00a0';
const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** « 45 min », « 1 h 30 ». */
export function durationOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${String(rest)}${NBSP}min`;
  return `${String(hours)}${NBSP}h${rest > 0 ? `${NBSP}${String(rest).padStart(2, '0')}` : ''}`;
}

/** « 1,1 Mo »: decimal units, as files are labelled in France. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${String(bytes)}${NBSP}octets`;
  const [unit, by] = bytes < 999_500 ? ['Ko', 1e3] : bytes < 999_500_000 ? ['Mo', 1e6] : ['Go', 1e9];
  return `${number.format(bytes / Number(by)).replaceAll('\u202f', NBSP)}${NBSP}${String(unit)}`;
}
