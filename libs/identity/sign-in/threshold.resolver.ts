import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '#platform/graphql';
import { callerAddress, ChallengeCookie, DeviceCookie, SessionCookie } from '#platform/http';
import type { Caller, Entry } from './sign-in.service.js';

/** Where signing in meets the exchange: the facts of the caller, and the cookies she leaves with. */
@Injectable()
export class Threshold {
  constructor(
    private readonly session: SessionCookie,
    private readonly device: DeviceCookie,
    private readonly challenge: ChallengeCookie,
  ) {}

  callerOf({ request }: GraphqlContext): Caller & { challenge: string | null } {
    return {
      address: callerAddress(request),
      userAgent: request.headers['user-agent'],
      device: this.device.read(request),
      challenge: this.challenge.read(request),
    };
  }

  pass(entry: Entry, { response }: GraphqlContext) {
    if ('challenge' in entry) {
      const { token, expiresAt } = entry.challenge;
      this.challenge.set(response, token, expiresAt);
      return { viewer: null, challengeExpiresAt: expiresAt, withheldRoles: null, userErrors: [] };
    }
    this.session.set(response, entry.session.token, entry.session.expiresAt);
    this.device.set(response, entry.device.token, entry.device.expiresAt);
    this.challenge.clear(response);
    const { account: viewer, withheldRoles } = entry;
    return { viewer, challengeExpiresAt: null, withheldRoles, userErrors: [] };
  }
}
