const paris = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });

/** The day in France in words: « 12 novembre 2026 », « 1er décembre 2026 ». */
export const dayInWords = (date: Date): string => paris.format(date).replace(/^1 /, '1er ');
