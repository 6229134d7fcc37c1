import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Antivirus, type ScanVerdict } from '#platform/antivirus';
import { Database } from '#platform/database';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { LOGGER, type Logger } from '#platform/observability';
import { EventHandlers } from '#platform/outbox';
import { ScanRepository } from './scan.repository.js';

/** As many as an hour takes: what is left is taken up by the next. */
const mostScanned = 500;

/** One file may be too much for the scanner; silence several times in a row is a scanner that is away, which the next hour asks again. */
const enoughUnanswered = 3;

/** Files that came while the scanner was away, or before there was one, are shown to it afterwards. */
@Injectable()
export class AntivirusHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly database: Database,
    private readonly scans: ScanRepository,
    private readonly antivirus: Antivirus,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.events.on('house.keep', () => this.catchUp());
  }

  private async catchUp(): Promise<void> {
    if (!this.antivirus.isConfigured) return;
    let unanswered = 0;
    for (const sha256 of await this.scans.toScan(mostScanned)) {
      const { stream } = await this.storage.open(sha256);
      const verdict = await this.antivirus.scan(stream);
      if (!verdict) return;
      await this.note(sha256, verdict);
      unanswered = verdict.state === 'waiting' && verdict.isAway ? unanswered + 1 : 0;
      if (unanswered === enoughUnanswered) return;
    }
  }

  private async note(sha256: string, verdict: ScanVerdict): Promise<void> {
    if (verdict.state === 'waiting') this.logger.warn({ room: 'antivirus', why: verdict.why }, 'no scan');
    await this.database.transaction(async (tx) => {
      await this.scans.save(tx, sha256, verdict.state);
      if (verdict.state !== 'infected') return;
      tx.record({
        actorId: null,
        verb: 'file.infected',
        subjectType: 'blob',
        subjectId: sha256,
        note: verdict.name,
      });
    });
  }
}
