import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { DownloadRepository, type TakenFile } from './download.repository.js';
import { StampService } from '../stamp/stamp.service.js';
import { plainBytes, type Unstamped } from '../stamp/unstamped.js';

/** Whether a file may be taken, which bytes of it are given, and how often it was. */
@Injectable()
export class DownloadService {
  constructor(
    private readonly downloads: DownloadRepository,
    private readonly stamps: StampService,
    private readonly clock: Clock,
  ) {}

  findPublic(partId: string): Promise<TakenFile | null> {
    return this.downloads.findPublic(partId);
  }

  findOfDraft(partId: string, viewerId: string): Promise<TakenFile | null> {
    return this.downloads.findOfDraft(partId, viewerId);
  }

  /** The bytes to give: with their credit, made at once when they are not there yet. A draft's have none. */
  given(file: TakenFile, bytes: Unstamped = plainBytes(file)): Promise<string> {
    return this.stamps.stamped(file, bytes);
  }

  count(versionId: string): Promise<void> {
    return this.downloads.count(versionId, this.clock.now());
  }
}
