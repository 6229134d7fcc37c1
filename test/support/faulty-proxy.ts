import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What a network does to a connection: let it through, refuse it, leave it without an answer, cut the answer; or a server
 * that is frozen: not a byte more on the connections there are, nor on new ones, until it goes on.
 */
type Fault = 'none' | 'refused' | 'mute' | 'cut' | 'frozen';

/** Stands before a server on another port of the loopback, with a fault that a test chooses. */
export interface FaultyProxy {
  readonly endpoint: string;
  /** Ends the connections there are, unless frozen: the next ones meet the fault. */
  become(fault: Fault): Promise<void>;
  stop(): Promise<void>;
}

/** Bytes of an answer that come before it is cut: its head and the beginning of a body. */
const CUT_AFTER = 20_000;

/** `target`: an address, or the path of a unix socket. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  const reach = (): Socket => {
    if (target.startsWith('/')) return connect(target);
    const { hostname, port } = new URL(target);
    return connect(Number(port), hostname);
  };
  let fault: Fault = 'none';
  const sockets = new Set<Socket>();
  const unheard = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket) && unheard.delete(socket));
    return socket;
  };
  const server = createServer((client) => {
    keep(client);
    if (fault === 'mute' || fault === 'frozen') return void unheard.add(client);
    const behind = keep(reach());
    client.pipe(behind);
    if (fault === 'cut') cut(behind, client);
    else behind.pipe(client);
    client.on('close', () => behind.destroy());
  });
  const listen = async (at: number) => once(server.listen(at, '127.0.0.1'), 'listening');
  await listen(0);
  const own = (server.address() as { port: number }).port;
  const become = async (next: Fault) => {
    if (next === 'refused') await close(server);
    else if (fault === 'refused') await listen(own);
    const isThawing = fault === 'frozen' && next === 'none';
    fault = next;
    for (const socket of sockets)
      if (next === 'frozen') socket.pause();
      else if (isThawing && !unheard.has(socket)) socket.resume();
      else socket.destroy();
  };
  return { endpoint: `http://127.0.0.1:${own}`, become, stop: () => become('refused') };
}

function cut(answer: Socket, client: Socket): void {
  let passed = 0;
  answer.on('data', (bytes) => {
    passed += bytes.length;
    client.write(bytes);
    if (passed > CUT_AFTER) client.resetAndDestroy();
  });
}

/** Those who are connected stay until they are destroyed: closing only refuses the next. */
async function close(server: Server): Promise<void> {
  if (server.listening) server.close();
}
