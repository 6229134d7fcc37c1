import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { catchError, type Observable, of, throwError } from 'rxjs';
import { Busy, Refusal, sentenceOf, Unavailable } from '#platform/authorization';
import { isOutage } from '#platform/http';

/** Turns a refusal into the payload's `userErrors` (mutations) or a coded error (queries). Anything else is a bug and passes. */
@Injectable()
export class RefusalsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() !== 'graphql') return next.handle();
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (error instanceof Busy) return throwError(() => refusedForNow(error));
        if (isOutage(error)) return throwError(() => refusedForNow(new Unavailable()));
        if (!(error instanceof Refusal)) return throwError(() => error);
        const info = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
        return info.parentType.name === 'Mutation' ? of(refused(error)) : throwError(() => codedError(error));
      }),
    );
  }
}

/** Flags of refused payloads are false, so that a non-null `accepted` never hides the reason. */
const refused = (refusal: Refusal) => ({ accepted: false, done: false, userErrors: refusal.problems });

const codedError = (refusal: Refusal) =>
  new GraphQLError(sentenceOf(refusal), { extensions: { code: refusal.code } });

const refusedForNow = ({ code, message }: Busy | Unavailable) =>
  new GraphQLError(message, { extensions: { code } });
