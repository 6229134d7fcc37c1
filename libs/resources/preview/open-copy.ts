/** Formats that copies are made in: the open ones, and PDF to read and print without any office suite. */
export type CopyFormat = 'odt' | 'ods' | 'odp' | 'pdf';

const copies: Readonly<Record<string, readonly CopyFormat[]>> = {
  docx: ['odt', 'pdf'],
  xlsx: ['ods', 'pdf'],
  pptx: ['odp', 'pdf'],
  rtf: ['odt', 'pdf'],
  odt: ['pdf'],
  ods: ['pdf'],
  odp: ['pdf'],
};

/** Which copies a file of this format gets, in order. A licence without derivatives allows them: CC 4.0, section 2(a)(4). */
export const copiesOf = (format: string | null): readonly CopyFormat[] => copies[format ?? ''] ?? [];

export const copiedFormats: readonly string[] = Object.keys(copies);

/** Texts and slides are shown page by page; a sheet cut into pages says less than its table. */
export const isShownByPages = (format: string | null): boolean =>
  /^(odt|docx|rtf|odp|pptx)$/.test(format ?? '');

/** « leçon.docx » as « leçon.odt ». */
export const copyName = (name: string, format: string): string => `${name.replace(/\.[^.]*$/, '')}.${format}`;
