import { alignBlocks, type Block, hashText, renderMarkdown } from '#documents';
import type { StoredFile } from '#resources';

/** One thing that reviewers have before them, known by what it says: a block of the text or of a file, a file, the link. */
export interface RoundPassage {
  /** Name of the file, or « texte ». */
  readonly part: string;
  readonly blockId: string;
  /** Of a block, or `file`, or `link`. */
  readonly kind: string;
  readonly text: string;
  readonly hash: string;
  /** Of a document that has pages, as it is read today; what was read in a round is known by its words alone. */
  readonly page?: number;
}

/** What a version or a draft is made of, as it is read. */
export interface ReadContent {
  readonly text: readonly Pick<Block, 'id' | 'kind' | 'text' | 'hash'>[];
  readonly link: string | null;
  readonly files: readonly Pick<StoredFile, 'name' | 'sha256'>[];
  /** By the hash of a file's bytes; nothing for a file without words. */
  readonly words: ReadonlyMap<string, readonly Pick<Block, 'id' | 'kind' | 'level' | 'text' | 'hash'>[]>;
}

/** In the order of reading. A file is there once for its bytes, then for each of its blocks. */
export function roundPassages({ text, link, files, words }: ReadContent): RoundPassage[] {
  return [
    ...text.map((block) => passage('texte', block)),
    ...(link ? [{ part: 'lien', blockId: 'lien', kind: 'link', text: link, hash: hashText(link) }] : []),
    ...files.flatMap(({ name, sha256 }) => [
      { part: name, blockId: 'fichier', kind: 'file', text: name, hash: sha256 },
      ...(words.get(sha256) ?? []).map((block) => passage(name, block)),
    ]),
  ];
}

/** The blocks that publishing this text would keep; `previous`: of the version before. */
export const draftBlocks = (text: string | null | undefined, previous: readonly Block[]): Block[] =>
  alignBlocks(previous, renderMarkdown(text ?? '', { resolveImage: () => null }).blocks);

/** Whether both say the same, whatever the order. */
export function isSameReading(
  one: readonly Pick<RoundPassage, 'hash'>[],
  other: readonly Pick<RoundPassage, 'hash'>[],
): boolean {
  const hashes = (passages: readonly Pick<RoundPassage, 'hash'>[]): string =>
    passages
      .map(({ hash }) => hash)
      .sort()
      .join(' ');
  return hashes(one) === hashes(other);
}

const passage = (
  part: string,
  { id, kind, level, text, hash }: Pick<Block, 'id' | 'kind' | 'level' | 'text' | 'hash'>,
): RoundPassage => ({
  part,
  blockId: id,
  kind,
  text,
  hash,
  ...(kind === 'page' && level !== undefined ? { page: level } : {}),
});
