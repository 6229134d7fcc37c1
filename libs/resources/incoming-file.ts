/** Bytes on their way in, with what their bringer claims of them. */
export interface IncomingFile {
  readonly content: AsyncIterable<Uint8Array>;
  /** As the browser or the manifest wrote it. */
  readonly filename: string;
  readonly claimedMime?: string | null;
  readonly markedAsCode?: boolean;
  readonly hasOpenTwin?: boolean;
}
