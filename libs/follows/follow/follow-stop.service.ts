import { Inject, Injectable } from '@nestjs/common';
import { readStopToken, stopToken } from '#notifications';
import { INSTALLATION_SECRET } from '#platform/config';
import { uuidOrNull } from '#platform/database';
import { FollowLinkInvalid } from './follow.errors.js';
import { FollowNamesService } from './follow-names.service.js';
import { FollowRepository } from './follow.repository.js';
import { FollowService } from './follow.service.js';
import { namedTarget } from './follow-words.js';

/** What a stop link is about; null: it is not followed any more, and not named. */
export interface FollowStopping {
  readonly name: string | null;
}

/** Stopping one follow from the mail itself: the link is the only proof asked, since it can only make things quieter. */
@Injectable()
export class FollowStopService {
  constructor(
    private readonly follows: FollowRepository,
    private readonly service: FollowService,
    private readonly names: FollowNamesService,
    @Inject(INSTALLATION_SECRET) private readonly secret: string,
  ) {}

  pathOf(accountId: string, followId: string): string {
    return `/suivis/arreter?jeton=${stopToken(this.secret, { accountId, kinds: [followId] })}`;
  }

  /** Null for a link that we did not make. */
  async find(token: string): Promise<FollowStopping | null> {
    const asked = this.read(token);
    if (!asked) return null;
    const follow = await this.follows.find(asked.followId);
    if (follow?.accountId !== asked.accountId) return { name: null };
    const names = await this.names.of([follow]);
    return { name: namedTarget(follow, names(follow)) };
  }

  /** What is stopped already stays so. */
  async stop(token: string): Promise<FollowStopping> {
    const asked = this.read(token);
    if (!asked) throw new FollowLinkInvalid();
    const { accountId, followId } = asked;
    if ((await this.follows.find(followId))?.accountId === accountId)
      await this.service.stop(accountId, { id: followId });
    return { name: null };
  }

  private read(token: string): { accountId: string; followId: string } | null {
    const stop = readStopToken(this.secret, token);
    const followId = stop?.kinds.length === 1 ? uuidOrNull(stop.kinds[0] ?? '') : null;
    return stop && followId ? { accountId: stop.accountId, followId } : null;
  }
}
