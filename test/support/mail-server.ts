import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Receives mail as any SMTP server does, on the loopback. */
export interface MailServer {
  /** As SMTP_URL takes it. */
  readonly url: string;
  /** What was received, as it came. */
  readonly received: readonly string[];
  stop(): Promise<void>;
}

/** RFC 5321, as much of it as one honest client needs. */
export async function startMailServer(): Promise<MailServer> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    converse(socket, (mail) => received.push(mail));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function converse(socket: Socket, keep: (mail: string) => void): void {
  let heard = '';
  let isData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 localhost ESMTP');
  socket.on('data', (bytes) => {
    heard += bytes.toString('utf8');
    for (;;) {
      const end = heard.indexOf(isData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const said = heard.slice(0, end);
      heard = heard.slice(end + (isData ? 5 : 2));
      if (isData) {
        keep(said);
        isData = false;
        say('250 received');
      } else if (/^data$/i.test(said)) {
        isData = true;
        say('354 go on');
      } else if (/^quit$/i.test(said)) socket.end('221 bye\r\n');
      else say('250 ok');
    }
  });
}
