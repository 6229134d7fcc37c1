import type { NextFunction, Request, Response } from 'express';
import type { SiteOrigins } from './origins.js';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change asked by a foreign page: Apollo's own guard still runs a JSON POST of a foreign Origin,
 * and `same-site` counts as foreign because the files host may be a sub-domain.
 */
export function refuseForeignOrigin(origins: SiteOrigins): Middleware {
  return (request, response, next) => {
    if (safeMethods.has(request.method)) return next();
    const origin = request.headers.origin;
    const site = request.headers['sec-fetch-site'];
    const foreign =
      (origin !== undefined && origin !== origins.pages) ||
      (site !== undefined && site !== 'same-origin' && site !== 'none');
    if (!foreign) return next();
    response.status(403).json({
      errors: [
        {
          message: 'Requête refusée : elle vient d’un autre site.',
          extensions: { code: 'FOREIGN_ORIGIN' },
        },
      ],
    });
  };
}

/** Sends each host to its own routes: files only on the files host; a page asked there goes to the pages host. */
export function separateHosts(origins: SiteOrigins, isFileRoute: (path: string) => boolean): Middleware {
  const filesHost = new URL(origins.files).host;
  return (request, response, next) => {
    const onFilesHost = request.headers.host === filesHost;
    const fileRoute = isFileRoute(request.path);
    if (onFilesHost === fileRoute || request.path.startsWith('/health/')) return next();
    if (!safeMethods.has(request.method)) return void response.status(404).end();
    response.redirect(308, (fileRoute ? origins.files : origins.pages) + request.originalUrl);
  };
}
