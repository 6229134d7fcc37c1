import { AsyncResource } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';
import { Busy, Unavailable } from '#platform/authorization';
import type { Database } from '#platform/database';
import type { Metrics } from '#platform/observability';
import { isFileRoute } from '#resources';
import { readAssets } from '#web';
import { Admission, type AdmissionLimits } from './admission.js';

/** A class that opens one page at the same moment is served to the last; who would wait longer than a reader does is not. */
const limits: Omit<AdmissionLimits, 'atOnce'> = { waiting: 64, waitMs: 1500, heldMs: 1000 };

/** Reading pages and asking the API; what somebody sends us (a form, a file) and what costs next to nothing passes. */
const isCounted = ({ method, path }: Request): boolean =>
  path === '/graphql' ||
  ((method === 'GET' || method === 'HEAD') && !passing.test(path) && !isFileRoute(path));
const passing = /^\/(?:assets|health)\//;

/**
 * Under more readers than it can serve, the server serves as many as it can and sends the others back, to return soon; all
 * of them while PostgreSQL is away, for there is nothing that they could read.
 */
export function refuseOverload(metrics: Metrics, database: Pick<Database, 'isAway'>, atOnce: number) {
  const readers = new Admission({ ...limits, atOnce });
  // Programs that publish do not stand in the queue of those who read.
  const programs = new Admission({ ...limits, atOnce: Math.ceil(atOnce / 4) });
  const refused = metrics.counter({
    name: 'essaim_http_refused_total',
    help: 'Requests sent back because the server had as many as it can serve.',
    labels: [],
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    // The address’s own filter says it: a page like the others, JSON, or a sentence on the files host.
    if (database.isAway && !passing.test(request.path)) return next(new Unavailable());
    if (!isCounted(request)) return next();
    // A place is given by whoever leaves: the request goes on as itself, not as its predecessor.
    const go = AsyncResource.bind(() => next());
    const door = request.path === '/graphql' && request.headers.authorization ? programs : readers;
    door.enter(
      (leave) => {
        if (response.destroyed) return leave(); // she left while she waited
        response.once('finish', leave);
        response.once('close', leave);
        go();
      },
      () => {
        refused({});
        sendBack(request, response);
      },
    );
  };
}

/** Small, and made of nothing: no database, no page. Only what reads is sent back, so asking again loses nothing. */
function sendBack({ path }: Request, response: Response): void {
  const { code, message } = new Busy();
  const isApi = path === '/graphql';
  response.statusCode = 503;
  response.setHeader('Retry-After', String(Busy.retryAfterSeconds()));
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', `${isApi ? 'application/json' : 'text/html'}; charset=utf-8`);
  response.end(isApi ? JSON.stringify({ errors: [{ message, extensions: { code } }] }) : page(message));
}

/** Drawn as the other pages, by the style sheet alone: it is kept by whoever has been here before. */
const { style } = readAssets();
const page = (message: string): string =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<title>Trop de monde à la fois · Essaim</title><link rel="stylesheet" href="${style}">` +
  `<main class="wrap stack"><h1 class="display">Trop de monde à la fois</h1><p class="lead">${message}</p>` +
  `<p><a href="">Recommencer</a></p></main></html>`;
