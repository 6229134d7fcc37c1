import { createServer, type RequestListener, type Server } from 'node:http';
import { type Settings } from '#platform/config';

/** The port can't be taken; the message is one French sentence for the operator. */
export class PortUnavailable extends Error {
  readonly code = 'PORT_UNAVAILABLE';
}

/** Listens on both loopbacks (« localhost » may be either), or on every address behind a proxy. */
export async function listen(handler: RequestListener, settings: Settings): Promise<Server[]> {
  const hosts = settings.loopback ? ['127.0.0.1', '::1'] : ['0.0.0.0'];
  const servers: Server[] = [];
  for (const host of hosts) {
    const server = await listenOn(handler, host, settings.port).catch((error: NodeJS.ErrnoException) => {
      const absent = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT';
      if (host === '::1' && absent) return null; // a machine without IPv6
      throw refused(error, settings.port);
    });
    if (server) servers.push(server);
  }
  return servers;
}

function listenOn(handler: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(
    {
      requestTimeout: 300_000,
      headersTimeout: 20_000,
      // Longer than a proxy keeps an idle connection: who closes first must not be we, or a request is lost on its way.
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16_384,
    },
    handler,
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

function refused(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new PortUnavailable(
      `Le port ${port} est déjà pris : arrêtez l’autre programme, ou lancez avec PORT=${port + 1}.`,
    );
  if (error.code === 'EACCES')
    return new PortUnavailable(
      `Le port ${port} est réservé : choisissez-en un au-dessus de 1024, par exemple PORT=3000.`,
    );
  return error;
}

/** Stops taking requests, lets the running ones end, then cuts what idles. */
export async function close(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeIdleConnections();
          setTimeout(() => server.closeAllConnections(), 2500).unref();
        }),
    ),
  );
}
