import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

/** What this issuer does wrong until it is told the truth again; each function gets what an honest one would say. */
export interface Lie {
  readonly metadata?: (honest: Json) => Json;
  readonly claims?: (honest: Json) => Json;
  /** The whole token, from its claims: header, algorithm and key are the lie's. */
  readonly token?: (claims: Json) => string | undefined;
  readonly tokenAnswer?: (honest: Json) => Json | string;
  readonly userinfo?: (honest: Json) => Json | string;
  /** Parameters with which the browser is sent back. */
  readonly answer?: (honest: Record<string, string>) => Record<string, string>;
  /** A status that the token endpoint answers instead of all that. */
  readonly status?: number;
  /** The token endpoint never answers. */
  readonly isFrozen?: boolean;
}

interface Granted {
  readonly nonce: string | null;
  readonly challenge: string | null;
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stolen = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const secret = 'the secret of this client';

/** A token signed as the lie wants it. */
export const tokens = {
  honest: (claims: Json, header: Json = {}) => signed({ alg: 'RS256', kid: 'one', ...header }, claims),
  unsigned: (claims: Json) => `${encoded({ alg: 'none' })}.${encoded(claims)}.`,
  byAnotherKey: (claims: Json) => signed({ alg: 'RS256', kid: 'one' }, claims, stolen.privateKey),
  byTheClientSecret: (claims: Json) => withMac(claims, secret),
  /** The public key used as a shared secret: what a careless verifier accepts. */
  byThePublicKey: (claims: Json) =>
    withMac(claims, keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
  alteredAfterwards: (claims: Json) => {
    const [header, , signature] = tokens.honest(claims).split('.');
    return `${header}.${encoded({ ...claims, acr: 'eidas2' })}.${signature}`;
  },
};

function signed(header: Json, claims: Json, key: KeyObject = keys.privateKey): string {
  const text = `${encoded(header)}.${encoded(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function withMac(claims: Json, key: string): string {
  const text = `${encoded({ alg: 'HS256', kid: 'one' })}.${encoded(claims)}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

/** A small OpenID provider that signs in whoever comes, at once, and says whatever the test wants. */
export class LyingIssuer {
  /** Who comes next, and what is honestly known of her. */
  person: Json = { sub: 'enseignante' };
  lie: Lie = {};
  /** Codes that came to the token endpoint. */
  readonly exchanged: string[] = [];
  private readonly granted = new Map<string, Granted>();

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async start(): Promise<LyingIssuer> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const issuer = new LyingIssuer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => void issuer.answer(request, response));
    return issuer;
  }

  async stop(): Promise<void> {
    await new Promise<void>((closed) => {
      this.server.close(() => closed());
      this.server.closeAllConnections();
    });
  }

  settings(key: string): Json {
    return { key, name: `Académie ${key}`, issuer: this.address, clientId: 'essaim', clientSecret: secret };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.address);
    if (pathname === '/authorize') return this.authorize(searchParams, response);
    if (pathname === '/token') return this.exchange(await formOf(request), response);
    const say: Record<string, () => Json | string> = {
      '/.well-known/openid-configuration': () => this.metadata(),
      '/jwks': () => ({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] }),
      '/userinfo': () => (this.lie.userinfo ?? same)(this.person),
    };
    reply(response, 200, say[pathname]?.() ?? '');
  }

  private metadata(): Json {
    const honest = {
      issuer: this.address,
      authorization_endpoint: `${this.address}/authorize`,
      token_endpoint: `${this.address}/token`,
      userinfo_endpoint: `${this.address}/userinfo`,
      jwks_uri: `${this.address}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    };
    return (this.lie.metadata ?? same)(honest);
  }

  private authorize(asked: URLSearchParams, response: ServerResponse): void {
    const code = `code-${this.granted.size}`;
    this.granted.set(code, {
      nonce: asked.get('nonce'),
      challenge: asked.get('code_challenge_method') === 'S256' ? asked.get('code_challenge') : null,
    });
    const honest = { code, state: asked.get('state') ?? '', iss: this.address };
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.search = new URLSearchParams((this.lie.answer ?? same)(honest)).toString();
    response.writeHead(302, { location: back.href }).end();
  }

  /** Honest in two things whatever the lie: a code serves once, and only with the verifier of its challenge. */
  private exchange(form: URLSearchParams, response: ServerResponse): void {
    this.exchanged.push(form.get('code') ?? '');
    if (this.lie.isFrozen) return;
    const grant = this.granted.get(form.get('code') ?? '');
    this.granted.set(form.get('code') ?? '', { nonce: null, challenge: null });
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!grant?.challenge || grant.challenge !== proof)
      return reply(response, 400, { error: 'invalid_grant' });
    if (this.lie.status) return reply(response, this.lie.status, 'Broken');
    const now = Math.floor(Date.now() / 1000);
    const honest = {
      iss: this.address,
      aud: 'essaim',
      nonce: grant.nonce,
      iat: now,
      exp: now + 300,
      ...this.person,
    };
    const claims = (this.lie.claims ?? same)(honest);
    const token = { access_token: 'opaque', token_type: 'Bearer', expires_in: 60 };
    const idToken = (this.lie.token ?? tokens.honest)(claims);
    reply(
      response,
      200,
      (this.lie.tokenAnswer ?? same)(idToken === undefined ? token : { ...token, id_token: idToken }),
    );
  }
}

const same = <Value>(value: Value): Value => value;

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body);
}

function reply(response: ServerResponse, status: number, body: Json | string): void {
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  response
    .writeHead(status, { 'content-type': type })
    .end(typeof body === 'string' ? body : JSON.stringify(body));
}
