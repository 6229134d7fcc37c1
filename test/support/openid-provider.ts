import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** A real OpenID provider in this process; who signs in, and what it says of her, is what the test says. */
export class OpenIdProvider {
  /** Whoever comes next. */
  person = '';
  claims: Record<string, unknown> = {};
  private provider: Provider | null = null;

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async start(): Promise<OpenIdProvider> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const made = new OpenIdProvider(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => void made.answer(request, response));
    return made;
  }

  /** Knows from now on one client, that is called back at this address. */
  open(callback: string): void {
    const quiet = { warn: console.warn, info: console.info };
    // It notes on the console what a test does not need: keys and lifetimes of its own.
    Object.assign(console, { warn: () => undefined, info: () => undefined });
    this.provider = new Provider(this.address, {
      clients: [{ client_id: 'essaim', client_secret: 'a secret of the client', redirect_uris: [callback] }],
      claims: {
        amr: null,
        openid: ['sub'],
        profile: ['name', 'academie', 'uai'],
        email: ['email', 'email_verified'],
      },
      conformIdTokenClaims: false,
      cookies: { keys: ['a key of this test alone'] },
      features: { devInteractions: { enabled: false } },
      findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...this.claims }) }),
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    });
    this.provider.on('server_error', () => undefined);
    Object.assign(console, quiet);
  }

  async stop(): Promise<void> {
    await new Promise<void>((closed) => {
      this.server.close(() => closed());
      this.server.closeAllConnections();
    });
  }

  /** Signs in and consents by itself. */
  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { provider } = this;
    if (!provider) return void response.writeHead(503).end();
    if (!request.url?.startsWith('/interaction/')) return void (await provider.callback()(request, response));
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, { login: { accountId: this.person } });
    const grant = grantId
      ? await provider.Grant.find(grantId)
      : new provider.Grant({ accountId: this.person, clientId: String(params.client_id) });
    grant?.addOIDCScope('openid profile email');
    await provider.interactionFinished(request, response, {
      consent: { grantId: (await grant?.save()) ?? '' },
    });
  }
}
