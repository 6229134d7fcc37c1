import { Upload } from 'tus-js-client';
import { hashFile } from './hash-file.js';
import { type Failure, failureOf, texts } from './texts.js';

/** How far a file is; `sent` counts bytes read while hashing, then bytes sent. */
export type Progress =
  | { readonly state: 'waiting' | 'paused' | 'inspecting'; readonly sent: number }
  | { readonly state: 'hashing' | 'sending'; readonly sent: number }
  | { readonly state: 'failed'; readonly sent: number; readonly failure: Failure }
  | { readonly state: 'ended'; readonly sent: number; readonly message: string };

/** A piece is what one request carries: small enough for a proxy, and each asks again who calls. */
const PIECE_BYTES = 16_000_000;
const RETRY_MS = [0, 1_000, 3_000, 5_000, 10_000];

/** One file on its way: hashed, asked for, sent in pieces, taken in. */
export class FileUpload {
  progress: Progress = { state: 'waiting', sent: 0 };
  private readonly stop = new AbortController();
  private upload: Upload | null = null;

  /** @param draft the address of the draft, without a final slash */
  constructor(
    readonly file: File,
    private readonly draft: string,
    private readonly role: string,
    private readonly onChange: (upload: FileUpload) => void,
  ) {}

  get isOver(): boolean {
    return this.progress.state === 'ended' || this.progress.state === 'failed';
  }

  /** From the first byte to the last, or until it is paused, cancelled or fails. */
  async start(): Promise<void> {
    const onRead = (sent: number) => this.become({ state: 'hashing', sent });
    onRead(0);
    try {
      const sha256 = await hashFile(this.file, { onRead, signal: this.stop.signal });
      if (sha256 === null) return;
      if (await this.isKnown(sha256)) return this.end(texts.linked);
      await this.send(sha256);
    } catch (error) {
      this.fail(error as Error);
    }
  }

  async pause(): Promise<void> {
    await this.upload?.abort();
    this.become({ state: 'paused', sent: this.progress.sent });
  }

  resume(): void {
    if (this.upload === null) return void this.start();
    this.become({ state: 'sending', sent: this.progress.sent });
    this.upload.start();
  }

  async cancel(): Promise<void> {
    this.stop.abort();
    this.end(texts.cancelled);
    // The server forgets by itself after a day what it could not be told.
    await this.upload?.abort(true).catch(() => undefined);
  }

  /** The server joins bytes that it holds and that this author may read; otherwise it wants them. */
  private async isKnown(sha256: string): Promise<boolean> {
    const body = new URLSearchParams({ sha256, name: this.file.name, role: this.role });
    const response = await fetch(`${this.draft}/connus`, { method: 'POST', body });
    return response.ok && ((await response.json()) as { known: boolean }).known;
  }

  private async send(sha256: string): Promise<void> {
    const { file } = this;
    const upload = new Upload(file, {
      endpoint: `${this.draft}/envois`,
      metadata: { filename: file.name, filetype: file.type, role: this.role, sha256 },
      // The same bytes for the same draft go on where they stopped, whatever the page, the day or the name.
      fingerprint: () => Promise.resolve(`essaim ${this.draft} ${sha256}`),
      removeFingerprintOnSuccess: true,
      overridePatchMethod: true,
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_MS,
      onProgress: (sent) => this.become({ state: sent === file.size ? 'inspecting' : 'sending', sent }),
      onSuccess: () => void this.learn(),
      onError: (error) => this.fail(error),
    });
    const [previous] = await upload.findPreviousUploads();
    if (previous) upload.resumeFromPreviousUpload(previous);
    if (this.stop.signal.aborted) return;
    this.upload = upload;
    this.become({ state: 'sending', sent: 0 });
    upload.start();
  }

  /** Whole is not yet kept: the inspection may have refused it. */
  private async learn(): Promise<void> {
    try {
      const response = await fetch(this.upload?.url ?? '');
      const { state, message } = (await response.json()) as { state: string; message: string | null };
      this.end(state === 'refused' ? (message ?? '') : texts.attached);
    } catch (error) {
      this.fail(error as Error);
    }
  }

  private end(message: string): void {
    this.become({ state: 'ended', sent: this.file.size, message });
  }

  private fail(error: Error): void {
    if (this.stop.signal.aborted) return;
    this.become({ state: 'failed', sent: this.progress.sent, failure: failureOf(error) });
  }

  private become(progress: Progress): void {
    if (this.progress.state === 'ended') return;
    this.progress = progress;
    this.onChange(this);
  }
}
