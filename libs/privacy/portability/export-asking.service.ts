import { Inject, Injectable } from '@nestjs/common';
import { ReauthenticationService } from '#identity';
import { type Actor, Forbidden, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { SiteOrigins } from '#platform/http';
import { SIGNING_SECRET } from '#resources';
import { exportPath } from './export-address.js';

/** Asking for one's data: everything at once, hence proved once more, and never by a program. */
@Injectable()
export class ExportAskingService {
  constructor(
    private readonly database: Database,
    private readonly reauthentication: ReauthenticationService,
    private readonly origins: SiteOrigins,
    @Inject(SIGNING_SECRET) private readonly secret: string,
  ) {}

  /** The address of the archive, for five minutes. */
  async ask(actor: Actor, currentPassword: string): Promise<string> {
    const accountId = requireAccount(actor);
    if (actor.credential !== 'session') throw new Forbidden();
    await this.reauthentication.prove(actor, currentPassword);
    return this.database.transaction(async (tx) => {
      tx.record({ actorId: accountId, verb: 'account.export', subjectType: 'account', subjectId: accountId });
      return this.origins.files + exportPath(this.secret, accountId, tx.now);
    });
  }
}
