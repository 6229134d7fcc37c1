import { type MetadataFinding } from './format/metadata.js';
import { type HtmlRoot } from './html/html-tree.js';

/** What was lost on the way: a limit, or a part that could not be read. */
export type ReadingWarning = 'truncated' | 'too-complex' | 'unreadable-part' | 'no-text';

/** What a reader makes of a file: one HTML tree, from which both the blocks and the page to show are derived. */
export interface DocumentContent {
  tree: HtmlRoot;
  findings: MetadataFinding[];
  warnings: ReadingWarning[];
  /** Bytes of an image of the document, by the `src` that the tree gives it; absent when there is none. */
  openImage?: (src: string) => Uint8Array | null;
}

export type DocumentReader = (bytes: Uint8Array) => DocumentContent | Promise<DocumentContent>;

export type UnreadableReason = 'damaged' | 'encrypted' | 'too-large' | 'unsafe-xml';

/** The file cannot be read as what it claims to be. */
export class DocumentUnreadable extends Error {
  constructor(readonly reason: UnreadableReason) {
    super(`The document cannot be read: ${reason}.`);
  }
}
