import { type DocumentContent } from '../content.js';
import { element, type HtmlNode, root } from './html-tree.js';
import { type DocumentDescription } from '../format/metadata.js';
import { licenceAmong, splitAuthors } from '../format/office-metadata.js';
import { decodeText } from '../format/text-decoding.js';

const MAX_CHARACTERS = 2_000_000;

const HEADINGS: Record<string, string> = {
  part: 'h1',
  chapter: 'h1',
  section: 'h2',
  subsection: 'h3',
  subsubsection: 'h4',
  paragraph: 'h5',
  frametitle: 'h3',
  exercice: 'h3',
};

/** Environments whose content is not prose. */
const VERBATIM =
  /\\begin\{(verbatim\*?|lstlisting|minted|Verbatim|pyconsole|python)\}([\s\S]*?)\\end\{\1\}/gu;
const DRAWINGS = /\\begin\{(tikzpicture|pspicture|asy|axis|scope)\*?\}[\s\S]*?\\end\{\1\*?\}/gu;
const DISPLAY =
  /\\begin\{(equation|align|eqnarray|gather|multline|displaymath)(\*?)\}([\s\S]*?)\\end\{\1\2\}|\\\[([\s\S]*?)\\\]|\$\$([\s\S]*?)\$\$/gu;

/** LaTeX as prose: headings, paragraphs, items, code and formulas. Nothing is compiled, no macro is expanded. */
export function readLatex(bytes: Uint8Array): DocumentContent {
  const whole = decodeText(bytes);
  // The first control characters are our marks further down: none may come from the file.
  const source = whole.slice(0, MAX_CHARACTERS).replace(/[\u0000-\u0003]/gu, '');
  const begin = source.indexOf('\\begin{document}');
  const body =
    source.slice(begin < 0 ? 0 : begin + '\\begin{document}'.length).split('\\end{document}')[0] ?? '';
  return {
    tree: root(nodesOf(body)),
    findings: [{ where: 'en-tête du fichier', fields: fieldsOf(withoutComments(source)) }],
    warnings: whole.length > MAX_CHARACTERS ? ['truncated'] : [],
  };
}

function withoutComments(source: string): string {
  return source.replace(/(?<!\\)%.*$/gmu, '');
}

function fieldsOf(source: string): DocumentDescription {
  const command = (name: string): string => {
    const match = new RegExp(`\\\\${name}(?:\\[[^\\]]*\\])?\\{((?:[^{}]|\\{[^{}]*\\})*)\\}`, 'u').exec(
      source,
    );
    return match ? proseOf(match[1] ?? '') : '';
  };
  const setup = /\\hypersetup\{((?:[^{}]|\{[^{}]*\})*)\}/u.exec(source)?.[1] ?? '';
  const pdf = (name: string): string =>
    proseOf(new RegExp(`${name}\\s*=\\s*\\{([^{}]*)\\}`, 'u').exec(setup)?.[1] ?? '');
  return {
    title: command('title') || pdf('pdftitle'),
    authors: splitAuthors(command('author') || pdf('pdfauthor')),
    language: /\[[^\]]*\bfrench\b|\\usepackage\[(?:french|francais|frenchb)\]/u.test(source)
      ? 'fr'
      : undefined,
    ...licenceAmong([['licence', licencePackage(source)]]),
  };
}

/** The `doclicense` package names the licence in its options. */
function licencePackage(source: string): string {
  const match = /\\usepackage\[([^\]]*)\]\{doclicense\}/u.exec(source);
  const type = /type=\{?([\w-]+)\}?(?:,\s*modifier=\{?([\w-]+)\}?)?(?:,\s*version=\{?([\d.]+)\}?)?/u.exec(
    match?.[1] ?? '',
  );
  return type ? ['CC', type[2] ?? type[1], type[3]].filter(Boolean).join(' ') : '';
}

/** Code and formulas are put aside before commands are removed, then come back in their place. */
function nodesOf(body: string): HtmlNode[] {
  const kept: HtmlNode[] = [];
  const keep = (node: HtmlNode): string => `\n\n\u0000${kept.push(node) - 1}\u0000\n\n`;
  // In code, a percent sign is no comment: code goes first.
  const prose = body.replace(VERBATIM, (_, _name, code: string) =>
    keep(element('pre', {}, [code.replace(/^\n/u, '')])),
  );
  const text = withoutComments(prose)
    .replace(DRAWINGS, '\n\n')
    .replace(DISPLAY, (formula) => {
      const tex = formula.replace(/^(?:\\\[|\$\$)|(?:\\\]|\$\$)$/gu, '').trim();
      return keep(element('pre', {}, [element('code', { className: ['math-display'] }, [tex])]));
    })
    .replace(
      /\\(part|chapter|section|subsection|subsubsection|paragraph|frametitle)\*?(?:\[[^\]]*\])?\{((?:[^{}]|\{[^{}]*\})*)\}/gu,
      (_, name: string, title: string) => keep(element(HEADINGS[name] ?? 'h3', {}, [proseOf(title)])),
    )
    .replace(/\\item\b(?:\[[^\]]*\])?/gu, '\n\n\u0001')
    .replace(/\\(?:end|begin)\{(?:itemize|enumerate|description)\}/gu, '\n\n');
  return text.split(/\n[ \t]*\n\s*/u).flatMap((paragraph) => paragraphNodes(paragraph, kept));
}

function paragraphNodes(paragraph: string, kept: readonly HtmlNode[]): HtmlNode[] {
  const reference = /^\s*\u0000(\d+)\u0000\s*$/u.exec(paragraph);
  if (reference) return [kept[Number(reference[1])]!].filter(Boolean);
  const prose = proseOf(paragraph.replaceAll('\u0001', ''));
  if (prose === '') return [];
  return paragraph.includes('\u0001')
    ? [element('ul', {}, [element('li', {}, [prose])])]
    : [element('p', {}, [prose])];
}

/** Commands that name things for the compiler, with their arguments. */
const SILENT =
  /\\(?:begin|end|label|ref|eqref|pageref|cite|vspace|hspace|includegraphics|input|include|usepackage|documentclass|newcommand|renewcommand|setlength|setcounter|addtocounter|definecolor|color|pagestyle|thispagestyle|bibliography|bibliographystyle|write18|immediate|geometry|hypersetup|tikzset|fancyhead|fancyfoot|lhead|rhead|chead|cfoot|lfoot|rfoot|def|let|fontsize|selectfont|columnbreak|newpage|clearpage|maketitle|tableofcontents)\*?(?:\[[^\]]*\]|\{(?:[^{}]|\{[^{}]*\})*\})*/gu;

/** The words of a piece of LaTeX: other commands vanish, what stands in their braces stays; inline maths stay as TeX. */
function proseOf(source: string): string {
  const formulas: string[] = [];
  return source
    .replace(/(?<!\\)\$([^$]*)\$|\\\(([\s\S]*?)\\\)/gu, (_, one?: string, two?: string) => {
      formulas.push(one ?? two ?? '');
      return `\u0002${formulas.length - 1}\u0002`;
    })
    .replace(SILENT, ' ')
    .replace(/\\href\{([^{}]*)\}\{/gu, '$1 {')
    .replace(/\\(?:dots|ldots)\b/gu, '…')
    .replace(/\\og\b\s*(?:\{\})?/gu, '« ')
    .replace(/\\fg\b\s*(?:\{\})?/gu, ' »')
    .replace(/\\(?:oe)\b\s?/gu, 'œ')
    .replace(/\\['`^"~=.](?:\{([A-Za-z])\}|([A-Za-z]))/gu, (match, one?: string, two?: string) =>
      accent(match[1] ?? '', one ?? two ?? ''),
    )
    .replace(/\\c\{?([cC])\}?/gu, (_, letter: string) => (letter === 'c' ? 'ç' : 'Ç'))
    .replace(/\\([%&#_{}$])/gu, '\u0003$1')
    .replace(/\\\\(?:\[[^\]]*\])?/gu, ' ')
    .replace(/\\[a-zA-Z@]+\*?\s?/gu, '')
    .replace(/\\[^a-zA-Z]/gu, ' ')
    .replace(/(?<!\u0003)[{}]/gu, '')
    .replace(/(?<!\u0003)[~&]/gu, ' ')
    .replaceAll('\u0003', '')
    .replace(/\u0002(\d+)\u0002/gu, (_, index: string) => formulas[Number(index)] ?? '')
    .replace(/\u0000\d+\u0000/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function accent(mark: string, letter: string): string {
  const marks: Record<string, string> = {
    "'": '\u0301',
    '`': '\u0300',
    '^': '\u0302',
    '"': '\u0308',
    '~': '\u0303',
  };
  return (letter + (marks[mark] ?? '')).normalize('NFC');
}
