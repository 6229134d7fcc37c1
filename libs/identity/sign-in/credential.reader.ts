import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { type Actor, visitor } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { actorOf, SessionCookie, setActor } from '#platform/http';
import { CredentialRepository } from './credential.repository.js';
import { hashSecret } from './secret-token.js';

const unauthorised = {
  errors: [{ message: 'Ce jeton n’est pas valable.', extensions: { code: 'UNAUTHENTICATED' } }],
};

/** Establishes who calls, once per request. A wrong Bearer token is refused: a program must not silently act as a visitor. */
@Injectable()
export class CredentialReader {
  constructor(
    private readonly credentials: CredentialRepository,
    private readonly cookie: SessionCookie,
    private readonly clock: Clock,
  ) {}

  readonly middleware = (request: Request, response: Response, next: NextFunction): void => {
    this.read(request).then(
      (actor) => {
        if (actor === null)
          return void response
            .status(401)
            .set({ 'WWW-Authenticate': 'Bearer', 'Cache-Control': 'no-store' })
            .json(unauthorised);
        setActor(request, actor);
        next();
      },
      (error: unknown) => next(error),
    );
  };

  /** For answers that last: false once the session or token that began the request is over, or its account suspended. */
  async isStillValid(request: Request): Promise<boolean> {
    const actor = await this.read(request);
    return actor !== null && actor.credentialId === actorOf(request).credentialId;
  }

  /** Null: a credential was shown and is not valid. A stale cookie is a visitor's, so that reading goes on. */
  private async read(request: Request): Promise<Actor | null> {
    const header = request.headers.authorization;
    if (header !== undefined) {
      const token = /^Bearer (\S{20,200})$/i.exec(header)?.[1];
      return token ? this.credentials.actorOfToken(hashSecret(token), this.clock.now()) : null;
    }
    const session = this.cookie.read(request);
    if (!session || session.length > 200) return visitor;
    return (await this.credentials.actorOfSession(hashSecret(session), this.clock.now())) ?? visitor;
  }
}
