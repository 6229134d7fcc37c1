import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { SiteOrigins } from './origins.js';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/** What no page and no deposited file of ours ever asks a browser for. */
const permissions = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((name) => `${name}=()`)
  .join(', ');

/** On both hosts. Kept by nobody until a route says that its answer may be: refusals and redirections say nothing of it. */
const onBothHosts = { 'Permissions-Policy': permissions, 'Cache-Control': 'no-store' };

/** The strict policy of the pages host: nothing from elsewhere, no inline script or style, no frame. */
export function pageHeaders(origins: SiteOrigins): Middleware {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", origins.files],
        mediaSrc: ["'self'", origins.files],
        frameSrc: [origins.files],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: origins.pages.startsWith('https:')
      ? { maxAge: 63_072_000, includeSubDomains: true }
      : false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  }) as Middleware;
  return (request, response, next) => protect(request, response.set(onBothHosts), next);
}

/** Until a file's own route says more, and in every refusal of the files host: nothing is run, framed, or guessed at. */
export const refusedFilePolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** The files host. No Cross-Origin-Opener-Policy: a sandboxed document that asks for one is not shown at all. */
export function fileHeaders({ files }: SiteOrigins): Middleware {
  const always = {
    ...onBothHosts,
    'Content-Security-Policy': refusedFilePolicy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Robots-Tag': 'noindex',
  };
  const onHttps = { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' };
  const headers = files.startsWith('https:') ? { ...always, ...onHttps } : always;
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}
