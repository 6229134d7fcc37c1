import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { MembershipRepository } from './membership.repository.js';
import { VersionRepository } from '../version/version.repository.js';

@Injectable()
export class MembershipLoader {
  constructor(
    private readonly memberships: MembershipRepository,
    private readonly versions: VersionRepository,
  ) {}

  readonly members = batched((ids: readonly string[]) => this.memberships.membersOf(ids));
  readonly nextCredits = batched((ids: readonly string[]) => this.versions.nextCredits(ids));
  readonly invitations = batched((ids: readonly string[]) => this.memberships.invitationsOf(ids));
}
