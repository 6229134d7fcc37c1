import * as plain from 'node:http';
import * as secure from 'node:https';
import { StoreUnavailable } from './object-storage.errors.js';

/** To connect, and to begin the answer to what somebody waits for: an outage must be told within two seconds. */
const ANSWER_MS = 1_800;
/** Bytes received but not yet on disk, long listings and broken-off bodies: as long as a busy disk may need. */
const SILENCE_MS = 15_000;
/** A server-side copy says nothing until it is done: 5 GiB at the pace of one disk. */
const COPY_MS = 60_000;
/** A server closes idle connections after a time of its own (SeaweedFS 120 s, a balancer less); we do it before it does. */
const IDLE_MS = 4_000;

/** How the `minio` client talks: it has no time limits of its own, and answers 5xx by a second try after writing to the console. */
interface Transport {
  transport: Pick<typeof plain, 'request'>;
  transportAgent: plain.Agent;
}

/** HTTP whose silence and whose 5xx answers are `StoreUnavailable`, in bounded time. */
export function patientTransport(isSecure: boolean): Transport {
  const scheme = isSecure ? secure : plain;
  const send = (options: plain.RequestOptions, onResponse: (response: plain.IncomingMessage) => void) => {
    const request = scheme.request(options);
    limitWaiting(request, options, isSecure ? 'secureConnect' : 'connect');
    request.on('response', (response) => {
      limitSilence(response);
      const refusal = serverFailure(response.statusCode ?? 0);
      if (!refusal) return onResponse(response);
      response.resume();
      request.emit('error', refusal);
    });
    return request;
  };
  return {
    transport: { request: send as typeof plain.request },
    transportAgent: new scheme.Agent({ keepAlive: true, timeout: IDLE_MS }),
  };
}

/** Until the first byte of the answer; what sends many bytes must have connected by then, and go on sending. */
function limitWaiting(request: plain.ClientRequest, options: plain.RequestOptions, connected: string): void {
  const giveUp = () => request.destroy(new StoreUnavailable('il reste muet'));
  const deadline = setTimeout(giveUp, ANSWER_MS);
  const reached = () => clearTimeout(deadline);
  request.once('response', reached).once('close', reached);
  if (isWaitedFor(options)) return;
  request.setTimeout(isCopy(options) ? COPY_MS : SILENCE_MS, giveUp);
  request.once('socket', (socket) => (socket.connecting ? socket.once(connected, reached) : reached()));
}

/** A body that stops coming while somebody reads it; a reader may be as slow as they are. */
function limitSilence(response: plain.IncomingMessage): void {
  let before = -1;
  const watch = setInterval(() => {
    const isDry = !response.complete && response.readableLength === 0;
    const received = response.socket.bytesRead;
    if (isDry && received === before) response.destroy(new StoreUnavailable('il s’est tu en chemin'));
    before = isDry ? received : -1;
  }, SILENCE_MS / 2);
  watch.unref();
  response.once('close', () => clearInterval(watch));
}

/** Objects asked for, by HEAD, GET and DELETE. Listings answer once they have walked through a folder. */
function isWaitedFor({ method, path }: plain.RequestOptions): boolean {
  return ['HEAD', 'GET', 'DELETE'].includes(method ?? '') && !path?.includes('?');
}

function isCopy({ headers }: plain.RequestOptions): boolean {
  return headers !== undefined && 'x-amz-copy-source' in headers;
}

/** Also what the client would try again by itself: the caller knows better whether somebody waits. */
function serverFailure(status: number): StoreUnavailable | null {
  if (status === 507) return new StoreUnavailable('son disque est plein');
  if (status >= 500 || [408, 429, 499].includes(status)) return new StoreUnavailable(`erreur ${status}`);
  return null;
}
