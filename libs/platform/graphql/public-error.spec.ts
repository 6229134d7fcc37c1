import { describe, expect, it } from '@jest/globals';
import {
  type ExecutionResult,
  type GraphQLError,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  parse,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { createLogger } from '#platform/observability';
import { publicError } from './public-error.js';

const logger = createLogger('silent', 'test');

describe('an error of a compiled query', () => {
  it('that nobody foresaw says nothing of itself, where it happened and no more', () => {
    const error = failing(new Error('relation "person" does not exist'));
    expect(publicError(error, logger)).toEqual({
      message: 'Une erreur est survenue de notre côté. Réessayez dans un instant.',
      path: ['field'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
  });
});

/** What graphql-jit makes of an error that a resolver throws. */
function failing(error: Error): GraphQLError {
  const fields = {
    field: {
      type: GraphQLString,
      resolve: () => {
        throw error;
      },
    },
  };
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });
  const compiled = compileQuery(schema, parse('{ field }'));
  if (!isCompiledQuery(compiled)) throw new Error('not compiled');
  const { errors } = compiled.query({}, {}, {}) as ExecutionResult;
  if (!errors?.[0]) throw new Error('no error');
  return errors[0];
}
