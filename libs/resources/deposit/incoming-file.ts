import type { NamedFile } from '#inspection';

/** Bytes on their way in, with what their bringer claims of them. */
export interface IncomingFile {
  readonly content: AsyncIterable<Uint8Array>;
  /** As the browser or the manifest wrote it. */
  readonly filename: string;
  readonly claimedMime?: string | null;
  readonly markedAsCode?: boolean;
  /** What it comes beside: a proprietary file needs its open twin there. */
  readonly beside?: readonly NamedFile[];
  /** What the bringer hashed before sending: other bytes were damaged on the way, or the file changed meanwhile. */
  readonly expectedSha256?: string | null;
}
