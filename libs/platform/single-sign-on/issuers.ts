import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { Refusal } from '#platform/authorization';
import { type IssuerSettings, SETTINGS, type Settings } from '#platform/config';
import { LOGGER, type Logger } from '#platform/observability';
import { verifiedIdentity, type VerifiedIdentity } from './claims.js';
import { IssuerAnswerInvalid, IssuerRefused, IssuerUnavailable, VisitExpired } from './issuers.errors.js';

export type { VerifiedIdentity } from './claims.js';

/** What must be remembered, by this browser alone, until it comes back. */
export interface Departure {
  readonly issuerKey: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Whether she must sign in there once more, whatever session she has. */
  readonly isFresh: boolean;
}

const tenMinutes = 600_000;
/** Seconds between signing in there and coming back here, when a fresh one is asked for. */
const freshness = 300;
/** How far ahead the clock of an issuer may be; the library checks `exp` and `nbf`, not that `iat` has been. */
const clockSkew = 60_000;

/** The issuers of the settings: authorization code with PKCE, state, nonce; every signature is checked, TLS or not. */
@Injectable()
export class Issuers {
  private readonly found = new Map<string, { config: oidc.Configuration; until: number }>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  list(): readonly Pick<IssuerSettings, 'key' | 'name'>[] {
    return this.settings.issuers.map(({ key, name }) => ({ key, name }));
  }

  /** Null for a key that the settings do not have. */
  find(key: string): IssuerSettings | null {
    return this.settings.issuers.find((issuer) => issuer.key === key) ?? null;
  }

  findByIssuer(issuer: string): IssuerSettings | null {
    return this.settings.issuers.find((each) => each.issuer === issuer) ?? null;
  }

  /** Where the browser must go, and what it must bring back. Throws `IssuerUnavailable`. */
  async depart(
    issuer: IssuerSettings,
    { isFresh }: { isFresh: boolean },
  ): Promise<{ address: string; departure: Departure }> {
    const config = await this.discover(issuer);
    const departure = {
      issuerKey: issuer.key,
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
      isFresh,
    };
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: this.callback(issuer),
      scope: issuer.scope,
      state: departure.state,
      nonce: departure.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(departure.codeVerifier),
      code_challenge_method: 'S256',
      ...(isFresh ? { prompt: 'login', max_age: String(freshness) } : {}),
    });
    return { address: address.href, departure };
  }

  /**
   * Who came back. `query` is all that is taken from the request: the address itself is the settings', never the Host's.
   * Each issuer has its own, so that the answer of one is never taken for another's (RFC 9700, section 4.4).
   */
  async arrive(
    issuer: IssuerSettings,
    query: string,
    departure: Departure | null,
  ): Promise<VerifiedIdentity> {
    if (departure?.issuerKey !== issuer.key) throw new VisitExpired();
    const answer = new URL(this.callback(issuer));
    answer.search = query;
    if (answer.searchParams.get('state') !== departure.state) throw new VisitExpired();
    const config = await this.discover(issuer);
    try {
      return await this.verify(issuer, config, { answer, departure });
    } catch (error) {
      throw this.refusalOf(error, issuer);
    }
  }

  private async verify(
    issuer: IssuerSettings,
    config: oidc.Configuration,
    { answer, departure }: { answer: URL; departure: Departure },
  ): Promise<VerifiedIdentity> {
    const tokens = await oidc.authorizationCodeGrant(config, answer, {
      pkceCodeVerifier: departure.codeVerifier,
      expectedState: departure.state,
      expectedNonce: departure.nonce,
      idTokenExpected: true,
      ...(departure.isFresh ? { maxAge: freshness } : {}),
    });
    const claims = tokens.claims();
    if (!claims || claims.iat * 1000 > Date.now() + clockSkew) throw new IssuerAnswerInvalid();
    const more = config.serverMetadata().userinfo_endpoint
      ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
      : {};
    return verifiedIdentity(issuer, claims, more);
  }

  private async discover(issuer: IssuerSettings): Promise<oidc.Configuration> {
    const known = this.found.get(issuer.key);
    if (known && known.until > Date.now()) return known.config;
    const insecure = issuer.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    try {
      const config = await oidc.discovery(
        new URL(issuer.issuer),
        issuer.clientId,
        issuer.clientSecret,
        undefined,
        {
          execute: [oidc.enableNonRepudiationChecks, ...insecure],
          timeout: 5,
        },
      );
      this.found.set(issuer.key, { config, until: Date.now() + tenMinutes });
      return config;
    } catch (error) {
      this.logger.warn({ room: 'single-sign-on', issuer: issuer.key, err: error }, 'issuer unavailable');
      throw new IssuerUnavailable();
    }
  }

  private callback(issuer: IssuerSettings): string {
    return `${this.settings.pagesOrigin}/connexion/academique/${issuer.key}/retour`;
  }

  /** People read one of three sentences; the log has the reason, which may hold the issuer's words but no token. */
  private refusalOf(error: unknown, issuer: IssuerSettings): Refusal {
    if (error instanceof Refusal) return error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    this.logger.warn({ room: 'single-sign-on', issuer: issuer.key, code }, 'issuer answer refused');
    if (error instanceof oidc.AuthorizationResponseError) return new IssuerRefused();
    if (isOutage(error)) return new IssuerUnavailable();
    return new IssuerAnswerInvalid();
  }
}

/** It did not answer in time, or answered that it cannot; anything else it said is an answer, and a wrong one. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'TypeError' && error.message === 'fetch failed') return true;
  if ('code' in error && error.code === 'OAUTH_TIMEOUT') return true;
  const cause = error.cause;
  return (cause instanceof Response && cause.status >= 500) || (cause instanceof Error && isOutage(cause));
}
