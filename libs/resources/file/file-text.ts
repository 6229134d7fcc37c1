import type { BlockKind } from '#documents';

/** What was read inside a file, as kept: blocks and metadata, or the reason why nothing could be read. */
export interface FileText {
  readonly blocks: readonly {
    id: string;
    kind: BlockKind;
    level?: number;
    order: number;
    text: string;
    hash: string;
  }[];
  readonly metadata: Readonly<Record<string, unknown>> & {
    readonly found?: Readonly<Record<string, string>>;
  };
}
