type Row = Readonly<Record<string, unknown>>;

/** Rows as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8; lists and objects stay JSON. */
export function sheetOf(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => cellOf(row[column])))];
  return `\uFEFF${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return harmless(typeof value === 'string' ? value : JSON.stringify(value));
}

/** A spreadsheet computes what begins like a formula: whoever wrote it to her must not make hers compute. */
const harmless = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+$/.test(text) ? `'${text}` : text;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
