import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath);

/** The plain text of a Markdown node, without its marks. */
export const plain = (node) => node.value ?? (node.children ?? []).map(plain).join('');

/** Reads a lesson: its blocks by second-level heading, and its footnotes by identifier. */
export function readLesson(markdown) {
  const sections = new Map();
  const footnotes = new Map();
  let current = [];
  for (const node of parser.parse(markdown).children) {
    if (node.type === 'footnoteDefinition') footnotes.set(node.identifier, node);
    else if (node.type === 'heading' && node.depth === 2) {
      current = [];
      sections.set(plain(node), current);
    } else current.push(node);
  }
  return { sections, footnotes };
}

/** The blocks of one section; a section that the catalogue names and the lesson lacks is an error. */
export function getSection(lesson, name) {
  const blocks = lesson.sections.get(name);
  if (!blocks) throw new Error(`section absente : ${name}`);
  return blocks;
}
