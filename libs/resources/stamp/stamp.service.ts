import { Inject, Injectable } from '@nestjs/common';
import { type DocumentCredit, stampDocumentSafely } from '#documents';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { LOGGER, type Logger } from '#platform/observability';
import { CreditService } from '../source/credit.service.js';
import { DerivedFileService } from '../file/derived-file.service.js';
import { type CreditedVersion, creditHash, fileCredit } from './file-credit.js';
import { mayBeStamped, plainBytes, type Unstamped } from './unstamped.js';
import { StampedCopyRepository } from './stamped-copy.repository.js';
import type { CopyKey, StampedCopy } from './stamped-copy.js';
import type { StoredFile } from '../file/stored-file.js';

/** Who takes a file waits no longer: she then gets it without its credit, and the copy is there for the next. */
const PATIENCE_MS = 10_000;

/** Files with their credit inside, made once for each content and credit. What cannot be stamped is served as it is. */
@Injectable()
export class StampService {
  private readonly making = new Map<string, Promise<StampedCopy>>();

  constructor(
    private readonly credits: CreditService,
    private readonly copies: StampedCopyRepository,
    private readonly files: DerivedFileService,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** SHA-256 of the bytes to serve for a file of a version: stamped where that can be. */
  async stamped(file: Pick<StoredFile, 'id' | 'versionId' | 'action'>, bytes: Unstamped): Promise<string> {
    if (file.versionId === null || !mayBeStamped(file, bytes)) return bytes.sha256;
    const of = await this.credits.ofVersion(file.versionId);
    const part = of?.files.find(({ id }) => id === file.id);
    return of && part ? this.stampedIn(of, part, bytes) : bytes.sha256;
  }

  /** The same, for who has the credits of the version at hand. */
  async stampedIn(of: CreditedVersion, file: StoredFile, bytes: Unstamped): Promise<string> {
    if (!mayBeStamped(file, bytes)) return bytes.sha256;
    const copy = await this.patiently(this.copyOf(file, bytes, fileCredit(of, file)));
    return copy?.objectSha256 ?? bytes.sha256;
  }

  /** Makes the copies of all files of a version, before anybody takes them. */
  async prepare(versionId: string): Promise<void> {
    const of = await this.credits.ofVersion(versionId);
    for (const file of of?.files ?? []) {
      const bytes = plainBytes(file);
      if (of && mayBeStamped(file, bytes)) await this.copyOf(file, bytes, fileCredit(of, file));
    }
  }

  private async copyOf(
    file: Pick<StoredFile, 'sha256' | 'versionId'>,
    bytes: Unstamped,
    credit: DocumentCredit,
  ): Promise<StampedCopy> {
    const key = { ofSha256: bytes.sha256, creditHash: creditHash(credit) };
    const made = await this.copies.find(key);
    const isSettled = made && !(await this.mayTryAgain(made));
    return isSettled ? made : this.makeOnce(key, () => this.make(file, { ...key, ...bytes }, credit));
  }

  private async mayTryAgain(copy: StampedCopy): Promise<boolean> {
    return copy.state === 'failed' && this.copies.isWorthAnotherTry(copy, this.clock.now());
  }

  /** Who asks while a copy is being made waits for that one. */
  private makeOnce(
    { ofSha256, creditHash }: CopyKey,
    make: () => Promise<StampedCopy>,
  ): Promise<StampedCopy> {
    const name = `${ofSha256} ${creditHash}`;
    const running = this.making.get(name) ?? make().finally(() => this.making.delete(name));
    this.making.set(name, running);
    return running;
  }

  private async make(
    file: Pick<StoredFile, 'sha256' | 'versionId'>,
    { ofSha256, creditHash, format }: CopyKey & Unstamped,
    credit: DocumentCredit,
  ): Promise<StampedCopy> {
    const copy = await this.files.withFile(ofSha256, async (path): Promise<StampedCopy> => {
      const into = `${path}-stamped`;
      const order = { formatId: format ?? '', credit, into };
      const { stamped, failure } = await stampDocumentSafely(path, order);
      const without = { ofSha256, creditHash, objectSha256: null, size: null };
      if (failure) return { ...without, state: 'failed', reason: failure };
      if (!stamped) return { ...without, state: 'unstamped', reason: null };
      const { sha256, size } = await this.files.keepFile(into);
      return { ...without, state: 'ready', reason: null, objectSha256: sha256, size };
    });
    await this.database.transaction((tx) => this.copies.save(tx, file, copy));
    return copy;
  }

  /** What goes wrong with a stamp takes no file away from anybody. */
  private async patiently(work: Promise<StampedCopy>): Promise<StampedCopy | null> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), PATIENCE_MS);
    });
    const made = work.catch((failure: unknown) => {
      this.logger.error({ room: 'files', err: failure }, 'a file is given without its credit');
      return null;
    });
    try {
      return await Promise.race([made, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }
}
