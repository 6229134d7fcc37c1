import { LRUCache } from 'lru-cache';
import { renderMarkdown } from '#documents';
import { filePath } from '../file/file-address.js';
import { imageAmong } from '../file/named-image.js';
import type { StoredFile } from '../file/stored-file.js';

interface RenderedText {
  /** Safe HTML. */
  readonly html: string;
  /** The first blocks of a long text; null when it is short enough to be shown whole. */
  readonly opening: string | null;
  readonly words: number;
}

type NamedFile = Pick<StoredFile, 'id' | 'name' | 'mime'>;

/** Characters: some hundreds of lessons. */
const MOST_KEPT = 16_000_000;

/** Rendering a lesson is most of what its page costs, and the text of a version never changes. */
const kept = new LRUCache<string, RenderedText>({
  maxSize: MOST_KEPT,
  sizeCalculation: ({ html, opening }, key) => key.length + html.length + (opening?.length ?? 0),
});

/** A version's text as its page shows it, with the images that are among its own files. */
export function renderText(markdown: string, files: readonly NamedFile[], filesOrigin: string): RenderedText {
  // All that the answer depends on: whoever asks the same has the same.
  const key = JSON.stringify([filesOrigin, files.map(({ id, name, mime }) => [id, name, mime]), markdown]);
  const known = kept.get(key);
  if (known) return known;
  const { html, opening, blocks } = renderMarkdown(markdown, {
    resolveImage: (src) => imageAt(files, src, filesOrigin),
    idPrefix: 't-',
  });
  const words = blocks.reduce((sum, block) => sum + block.text.split(/\s+/).length, 0);
  const rendered = { html, opening, words };
  kept.set(key, rendered);
  return rendered;
}

/** Where an image of a text is shown from. */
export function imageAt(
  files: readonly NamedFile[],
  src: string,
  filesOrigin: string,
): { src: string } | null {
  const file = imageAmong(files, src);
  return file ? { src: `${filesOrigin}${filePath(file.id, file.name)}?affichage=image` } : null;
}
