import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { DownloadRepository, type TakenFile } from './download.repository.js';
import { DraftReaderService } from '../draft/draft-reader.service.js';
import { StampService } from '../stamp/stamp.service.js';
import { plainBytes, type Unstamped } from '../stamp/unstamped.js';

/** Whether a file may be taken, which bytes of it are given, and how often it was. */
@Injectable()
export class DownloadService {
  constructor(
    private readonly downloads: DownloadRepository,
    private readonly stamps: StampService,
    private readonly readers: DraftReaderService,
    private readonly clock: Clock,
  ) {}

  findPublic(partId: string): Promise<TakenFile | null> {
    return this.downloads.findPublic(partId);
  }

  findOfDraft(partId: string, viewerId: string): Promise<TakenFile | null> {
    return this.downloads.findOfDraft(partId, viewerId);
  }

  /** A draft's file whose pages this account may see: she works on it, or was asked to read it. */
  async findSeenInDraft(partId: string, viewerId: string): Promise<TakenFile | null> {
    const own = await this.downloads.findOfDraft(partId, viewerId);
    if (own) return own;
    const file = await this.downloads.findInDraft(partId);
    return file && (await this.readers.reads({ ...file, accountId: viewerId })) ? file : null;
  }

  /** The bytes to give: with their credit, made at once when they are not there yet. A draft's have none. */
  given(file: TakenFile, bytes: Unstamped = plainBytes(file)): Promise<string> {
    return this.stamps.stamped(file, bytes);
  }

  count(versionId: string): Promise<void> {
    return this.downloads.count(versionId, this.clock.now());
  }
}
