import type { NextFunction, Request, Response } from 'express';
import type { Metrics } from '#platform/observability';
import { isFileRoute } from '#resources';

/** The first part of an address → what kind of answer it is. What is not here is a page like many others. */
const kinds: Readonly<Record<string, string>> = {
  '': 'home',
  recherche: 'search',
  'recherche.atom': 'feed',
  'sitemap.xml': 'feed',
  r: 'resource',
  graphql: 'api',
  assets: 'asset',
  depots: 'upload',
  health: 'health',
};
const uploads = /^\/brouillons\/[^/]+\/(?:envois|connus|fichiers)(?:\/|$)/;
const methods = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS']);

/** Counts each answer by words of closed lists: an address, which may hold what somebody searched, is never kept. */
export function countRequests(metrics: Metrics) {
  const answered = metrics.counter({
    name: 'essaim_http_requests_total',
    help: 'Requests by kind of address, method and class of status; cut: the caller left before the end.',
    labels: ['kind', 'method', 'status'],
  });
  const took = metrics.durations({
    name: 'essaim_http_request_duration_seconds',
    help: 'From the first line of a request to the last byte of its answer, by kind of address.',
    labels: ['kind'],
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    const { path } = request; // routers shorten it on their way
    const started = performance.now();
    response.once('close', () => {
      const kind = kindOf(path, response.statusCode === 404 && request.route === undefined);
      const method = methods.has(request.method) ? request.method : 'OTHER';
      const status = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : 'cut';
      answered({ kind, method, status });
      took({ kind }, (performance.now() - started) / 1000);
    });
    next();
  };
}

/** `nothing` is asked by programs that look for holes: it would hide how pages fare. */
export function kindOf(path: string, isNowhere = false): string {
  if (isNowhere) return 'nothing';
  if (isFileRoute(path)) return 'file';
  if (uploads.test(path)) return 'upload';
  const first = path.split('/')[1] ?? '';
  return Object.hasOwn(kinds, first) ? (kinds[first] ?? 'page') : 'page';
}
