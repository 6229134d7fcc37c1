/** What a spreadsheet opens, accents included: a byte order mark, semicolons, lines that end as Windows has them. */
export const csvFile = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;

/** Quoted; what a spreadsheet would take for a formula is not one (OWASP, CSV injection). */
const cell = (text: string): string => `"${text.replace(/^(?=[=+\-@\t\r])/, '’').replaceAll('"', '""')}"`;
