import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Settings } from '#platform/config';
import type { Metrics } from '#platform/observability';
import { close, PortUnavailable } from './listen.js';

/** The two processes of one machine share a setting, not a port. */
const places = { server: 0, worker: 1 };

/**
 * Shows what this process counts, to whoever watches it and to nobody else: `GET /metrics`, on a port that no proxy
 * leads to. Nothing opens unless it was asked for. The function returned closes it.
 */
export async function openMetricsPort(
  metrics: Metrics,
  settings: Settings,
  process: keyof typeof places,
): Promise<() => Promise<void>> {
  if (!settings.metrics) return async () => undefined;
  const { host, port: first } = settings.metrics;
  const port = first + places[process];
  metrics.measureProcess();
  const limits = { requestTimeout: 10_000, headersTimeout: 5000, maxHeaderSize: 8192 };
  const server = createServer(limits, (request, response) => void answer(metrics, request, response));
  server.maxConnections = 32;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    throw new PortUnavailable(
      `Les mesures ne peuvent pas s’écouter sur ${host}, port ${port} (${error.code}) : changez METRICS_PORT ou METRICS_HOST.`,
    );
  });
  return () => close([server]);
}

async function answer(
  metrics: Metrics,
  { method, url }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (method !== 'GET' || url !== '/metrics') {
    response.writeHead(404).end();
    return;
  }
  try {
    const { contentType, text } = await metrics.read();
    response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(text);
  } catch {
    response.writeHead(500).end();
  }
}
