import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 100 });

/** A request with exactly these headers and a Host of one's own, which `fetch` does not allow. Redirections are answers too. */
export function raw(
  origin: string,
  { method = 'GET', path, headers = {}, body }: RawRequest,
): Promise<RawAnswer> {
  const { port } = new URL(origin);
  const length: Record<string, string> =
    body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  // A body that is refused before its end leaves a connection that nobody should use again.
  const isShort = body === undefined || body.length < 100_000;
  return new Promise((done, fail) => {
    const asked = request(
      { host: '127.0.0.1', port, method, path, headers: { ...length, ...headers }, agent: isShort && agent },
      (response) => {
        let text = '';
        response.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.from(text, 'latin1').toString(),
          }),
        );
      },
    );
    asked.once('error', fail).end(body);
  });
}
