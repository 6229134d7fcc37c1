import { type DocumentContent } from '../content.js';
import { element, elementsOf, childrenOf, type HtmlNode, root } from '../html/html-tree.js';
import { parseShallowPage } from '../html/html-document.js';
import { markdownNodes } from '../html/markdown-tree.js';
import { withBreaks } from './plain-formats.js';
import { decodeText } from './text-decoding.js';
import { childElements, findAll, findChild, parseXml, type XmlElement, xmlText } from './xml.js';

const MAX_QUESTIONS = 2_000;

/** Moodle XML: each question with its name, its text and its answers; which one is right is not read. */
export function readMoodleXml(bytes: Uint8Array): DocumentContent {
  const questions = findAll(parseXml(bytes), 'question');
  const nodes = questions.slice(0, MAX_QUESTIONS).flatMap((question): HtmlNode[] => {
    if (question.attributes.type === 'category') return [];
    const name = richText(findChild(question, 'name')).plain;
    const answers = [...childElements(question, 'answer'), ...childElements(question, 'subquestion')];
    return [
      ...(name ? [element('h2', {}, [name])] : []),
      ...richText(findChild(question, 'questiontext')).nodes,
      ...listOf(answers.map((answer) => richText(answer).nodes)),
    ];
  });
  return { tree: root(nodes), findings: [], warnings: questions.length > MAX_QUESTIONS ? ['truncated'] : [] };
}

function richText(holder: XmlElement | null): { plain: string; nodes: HtmlNode[] } {
  const text = xmlText(findChild(holder, 'text')).trim();
  const format = holder?.attributes.format ?? 'html';
  if (format === 'markdown') return { plain: text, nodes: markdownNodes(text) };
  if (format === 'plain_text') return { plain: text, nodes: [element('p', {}, withBreaks(text))] };
  return { plain: text, nodes: htmlNodes(text) };
}

function htmlNodes(html: string): HtmlNode[] {
  const body = elementsOf(parseShallowPage(html)).find((node) => node.tagName === 'body');
  return body ? childrenOf(body) : [];
}

/**
 * GIFT (Moodle's quiz text): `// note`, `::title:: question {=right ~wrong #feedback}`. The text of a question may be
 * HTML; answers lose their signs, so that the right one does not show.
 */
export function readGift(bytes: Uint8Array): DocumentContent {
  const text = decodeText(bytes).replace(/^\s*\/\/.*$/gmu, '');
  const questions = text
    .split(/(?:\r?\n[ \t]*){2,}/u)
    .filter((part) => part.trim() !== '' && !/^\s*\$CATEGORY/u.test(part));
  return {
    tree: root(questions.slice(0, MAX_QUESTIONS).flatMap(giftQuestion)),
    findings: [],
    warnings: questions.length > MAX_QUESTIONS ? ['truncated'] : [],
  };
}

function giftQuestion(source: string): HtmlNode[] {
  const titled = /^\s*::((?:\\.|[^:\\]|:(?!:))*)::/u.exec(source);
  const rest = titled ? source.slice(titled[0].length) : source;
  const braces = /(?<!\\)\{((?:\\.|[^{}\\])*)\}/u.exec(rest);
  const words = braces
    ? `${rest.slice(0, braces.index)} … ${rest.slice(braces.index + braces[0].length)}`
    : rest;
  const answers = braces ? answersIn(braces[1] ?? '') : [];
  return [
    ...(titled ? [element('h2', {}, [unescapeGift(titled[1] ?? '')])] : []),
    ...giftText(words.replace(/ … \s*$/u, '')),
    ...listOf(answers.map(giftText)),
  ];
}

function answersIn(body: string): string[] {
  return body
    .split(/(?<!\\)[=~]/u)
    .slice(1)
    .map((answer) =>
      answer
        .replace(/(?<!\\)#[\s\S]*$/u, '')
        .replace(/^%[-\d.]+%/u, '')
        .trim(),
    )
    .filter(Boolean);
}

function giftText(source: string): HtmlNode[] {
  const marked = /^\s*\[(html|markdown|plain|moodle)\]/u.exec(source);
  const text = unescapeGift(marked ? source.slice(marked[0].length) : source).trim();
  if (marked?.[1] === 'markdown') return markdownNodes(text);
  return marked?.[1] === 'plain' ? [element('p', {}, withBreaks(text))] : htmlNodes(text);
}

function unescapeGift(text: string): string {
  return text.replace(/\\([~=#{}:\\])/gu, '$1').replace(/\\n/gu, '\n');
}

function listOf(items: HtmlNode[][]): HtmlNode[] {
  return items.length > 0
    ? [
        element(
          'ul',
          {},
          items.map((item) => element('li', {}, item)),
        ),
      ]
    : [];
}
