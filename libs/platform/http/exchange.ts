import type { Request, Response } from 'express';
import { type Actor, visitor } from '#platform/authorization';

/** A request and its response, as a resolver or a page may need them: cookies only, never for authorisation. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

const actors = new WeakMap<Request, Actor>();

/** Remembers who calls; done once per request by the identity's middleware. */
export const setActor = (request: Request, actor: Actor): void => void actors.set(request, actor);

/** Who calls; a visitor until the middleware has said otherwise. */
export const actorOf = (request: Request): Actor => actors.get(request) ?? visitor;

/** The address of the caller, for limits only; behind a proxy, express's `trust proxy` gives the true one. */
export const callerAddress = (request: Request): string =>
  request.ip ?? request.socket.remoteAddress ?? 'unknown';
