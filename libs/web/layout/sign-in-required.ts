import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { GraphqlRefusal } from '#platform/graphql';
import { actorOf } from '#platform/http';

/** Working pages exist for people with an account: a visitor is sent to sign in and comes back. */
@Injectable()
export class SignInRequired implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (actorOf(request).accountId !== null) return true;
    throw new GraphqlRefusal('UNAUTHENTICATED', 'Connectez-vous pour continuer.');
  }
}
