import { Injectable } from '@nestjs/common';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Response } from 'express';
import { type ComponentChild, Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { LayoutFragment } from '#contract';
import { GraphqlDoor, GraphqlRefusal } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { readAssets } from './assets.js';
import { Document } from './document.js';
import type { Problem } from './form.js';
import { layoutQuery } from './layout.operation.js';
import { readPreferences } from './preferences.js';
import type { View } from './view.js';

/** Codes that no form can mend: the page itself is missing, forbidden, or asks to sign in. */
const WHOLE_PAGE_CODES = new Set(['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED']);

/** How controllers ask the server and answer the browser: one query in, one HTML document or one redirection out. */
@Injectable()
export class Pages {
  private readonly assets = readAssets();

  constructor(
    private readonly door: GraphqlDoor,
    readonly origins: SiteOrigins,
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
    const signedIn = layout.viewer != null;
    const refused = status === 422 ? { ...view, title: `Erreur : ${view.title}` } : view;
    const html = renderToString(
      h(Document, {
        view: refused,
        viewer: layout.viewer,
        preferences: readPreferences(response.req),
        assets: this.assets,
        origin: this.origins.pages,
        address: response.req.originalUrl,
      }),
    );
    response
      .status(status)
      .set('Cache-Control', signedIn ? 'private, no-store' : 'no-cache')
      .set('Vary', 'Cookie')
      .type('html')
      .send(`<!doctype html>${html}`);
  }

  /** Answers a part of a page that a script lays into it: the same for everybody. */
  showPiece(response: Response, piece: ComponentChild): void {
    response
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(renderToString(h(Fragment, null, piece)));
  }

  /** After a change: the browser reads the next page by GET. */
  redirect(response: Response, path: string, status: 301 | 302 | 303 = 303): void {
    response.redirect(status, path);
  }
}

function problemsIn(result: object): Problem[] {
  return Object.values(result).flatMap((payload: unknown) =>
    typeof payload === 'object' && payload !== null && 'userErrors' in payload
      ? (payload.userErrors as Problem[])
      : [],
  );
}
