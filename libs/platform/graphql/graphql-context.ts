import type { Request, Response } from 'express';
import type { Actor } from '#platform/authorization';
import { actorOf, type Exchange } from '#platform/http';

/** What every resolver may take: who calls, and the exchange for cookies. Loaders hang on it, one set per request. */
export interface GraphqlContext extends Exchange {
  readonly actor: Actor;
}

export const graphqlContext = (request: Request, response: Response): GraphqlContext => ({
  request,
  response,
  actor: actorOf(request),
});
