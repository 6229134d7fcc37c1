import { type Markup, markup } from './markup.js';

/**
 * For pages opened from a disk: `file:` beside `'self'`, which no browser has to understand there. Nothing is loaded from
 * elsewhere, no frame, no form, no address that changes what the others mean.
 */
const policy = (scripts: boolean): string =>
  [
    "default-src 'none'",
    "img-src 'self' file: data:",
    "style-src 'self' file:",
    ...(scripts ? ["script-src 'self' file:"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

interface Framed {
  readonly title: string;
  /** From this page to the folder of the kit. */
  readonly root: '' | '../';
  /** Files of the kit that it runs, in order. */
  readonly scripts?: readonly string[];
  readonly content: Markup;
}

/** A whole page of a kit. */
export function kitFrame({ title, root, scripts = [], content }: Framed): string {
  return markup`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(scripts.length > 0)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="stylesheet" href="${root}valise.css">
</head>
<body>
${content}
${scripts.map((script) => markup`<script src="${root}${script}"></script>\n`)}</body>
</html>
`.text;
}

/** Lines as they were typed. */
export const paragraphs = (text: string): Markup =>
  markup`${text
    .split(/\n{2,}/)
    .filter((each) => each.trim() !== '')
    .map((each) => markup`<p class="lines">${each.trim()}</p>\n`)}`;

/** What a person says of it. */
export const slip = (note: string): Markup | null =>
  note === '' ? null : markup`<blockquote class="slip lines">${note}</blockquote>\n`;
