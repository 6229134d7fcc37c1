import { Injectable } from '@nestjs/common';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Response } from 'express';
import { type ComponentChild, Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { LayoutFragment } from '#contract';
import { GraphqlDoor, GraphqlRefusal } from '#platform/graphql';
import { actorOf, ReadingCookie, SiteOrigins } from '#platform/http';
import { readAssets } from './assets.js';
import { Document } from './document.js';
import type { Problem } from './form.js';
import { layoutQuery } from './layout.operation.js';
import { type Preferences, readPreferences, writePreferences } from './preferences.js';
import type { View } from './view.js';

const ONE_YEAR_MS = 365 * 24 * 3600 * 1000;
/** Codes that no form can mend: the page itself is missing, forbidden, or asks to sign in. */
const WHOLE_PAGE_CODES = new Set(['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED']);

/** How controllers ask the server and answer the browser: one query in, one HTML document or one redirection out. */
@Injectable()
export class Pages {
  private readonly assets = readAssets();

  constructor(
    private readonly door: GraphqlDoor,
    readonly origins: SiteOrigins,
    private readonly reading: ReadingCookie,
  ) {}

  /** Runs a typed document as the caller. Throws GraphqlRefusal when the page cannot exist for her. */
  async run<Result extends object, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    response: Response,
  ): Promise<Result> {
    const result = await this.door.run(document, variables, { request: response.req, response });
    for (const problem of problemsIn(result))
      if (WHOLE_PAGE_CODES.has(problem.code)) throw new GraphqlRefusal(problem.code, problem.message);
    return result;
  }

  /** Who reads, for pages that need nothing else. */
  async layout(response: Response): Promise<LayoutFragment> {
    return this.run(layoutQuery, {}, response);
  }

  /** Answers a page. A refused form is the same page with status 422. */
  show(response: Response, layout: LayoutFragment, view: View, status = 200): void {
    const refused = status === 422 ? { ...view, title: `Erreur : ${view.title}` } : view;
    const html = renderToString(
      h(Document, {
        view: refused,
        viewer: layout.viewer,
        preferences: this.preferences(response),
        assets: this.assets,
        origin: this.origins.pages,
        address: response.req.originalUrl,
      }),
    );
    if (status === 200) this.letKeep(response, 'no-cache');
    response.status(status).vary('Cookie').type('html').send(`<!doctype html>${html}`);
  }

  /** Answers what programs read, the same for all who are not signed in. */
  publish(response: Response, type: string, seconds: number, body: string | Buffer): void {
    this.letKeep(response, `public, max-age=${seconds}`);
    response.type(`${type}; charset=utf-8`).send(body);
  }

  /** The address holds a secret: no path leaves by the Referer (« no-referrer » would make a form’s Origin null), and nobody keeps the page. */
  hideAddress(response: Response): void {
    response.set('Referrer-Policy', 'strict-origin');
    hidden.add(response);
  }

  preferences(response: Response): Preferences {
    return readPreferences(this.reading.read(response.req));
  }

  /** For this device only, and for a year. */
  keepPreferences(response: Response, preferences: Preferences): void {
    this.reading.set(response, writePreferences(preferences), new Date(Date.now() + ONE_YEAR_MS));
  }

  /** Answers a part of a page that a script lays into it: the same for everybody. */
  showPiece(response: Response, piece: ComponentChild): void {
    this.letKeep(response, 'no-cache');
    response
      .vary('Cookie')
      .type('html')
      .send(renderToString(h(Fragment, null, piece)));
  }

  /** After a change: the browser reads the next page by GET. */
  redirect(response: Response, path: string, status: 301 | 302 | 303 = 303): void {
    response.redirect(status, path);
  }

  /** Every answer begins as one that nobody keeps; only what anybody would be shown may be. */
  private letKeep(response: Response, how: string): void {
    const { req: request } = response;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const isForAll = actorOf(request).credential === 'none' && !response.get('Set-Cookie');
    if (isRead && isForAll && !hidden.has(response)) response.set('Cache-Control', how);
  }
}

/** Answers at an address that is a secret. */
const hidden = new WeakSet<Response>();

function problemsIn(result: object): Problem[] {
  return Object.values(result).flatMap((payload: unknown) =>
    typeof payload === 'object' && payload !== null && 'userErrors' in payload
      ? (payload.userErrors as Problem[])
      : [],
  );
}
