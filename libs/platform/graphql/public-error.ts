import { GraphQLError, type GraphQLErrorExtensions, type GraphQLFormattedError } from 'graphql';
import { Refusal, sentenceOf, Unavailable } from '#platform/authorization';
import { isOutage } from '#platform/http';
import type { Logger } from '#platform/observability';

/** What the caller may read of an error: a coded one in its words; a bug says nothing of itself, the log has it. */
export function publicError(error: GraphQLError, logger: Logger): GraphQLFormattedError {
  const { originalError } = error;
  // What a nested field refuses passes by no interceptor.
  if (originalError instanceof Refusal) return publicError(coded(originalError, error), logger);
  if (isOutage(originalError)) return publicError(unavailable(error), logger);
  const code = codeOf(error);
  const path = error.path ? { path: error.path } : {};
  if (code !== null) return { message: error.message, ...path, extensions: { code } };
  logger.error({ room: 'graphql', err: error.originalError ?? error }, 'unexpected error');
  return {
    message: 'Une erreur est survenue de notre côté. Réessayez dans un instant.',
    ...path,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

const coded = (refusal: Refusal, { path }: GraphQLError) =>
  new GraphQLError(sentenceOf(refusal), { path, extensions: { code: refusal.code } });

const unavailable = ({ path }: GraphQLError) => {
  const { code, message } = new Unavailable();
  return new GraphQLError(message, { path, extensions: { code } });
};

/** Our code where we gave one: Apollo wraps what a validation rule reports and writes its own over it. */
function codeOf(error: GraphQLError): string | null {
  if (/^Syntax Error: Document contains more tha[nt] \d+ tokens/.test(error.message))
    return 'TOO_MANY_TOKENS';
  const inner = error.originalError instanceof GraphQLError ? extensionsOf(error.originalError) : {};
  const code = inner.code ?? inner.validationErrorCode ?? extensionsOf(error).code;
  return typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR' ? code : null;
}

/** graphql-jit makes errors without extensions, which the type of graphql-js says cannot be. */
const extensionsOf = ({ extensions }: { extensions?: GraphQLErrorExtensions }): GraphQLErrorExtensions =>
  extensions ?? {};
