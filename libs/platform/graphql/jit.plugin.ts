import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { ExecutionResult } from 'graphql';

const most = 500;

/** Compiles each accepted document once: 0.09 ms of CPU an execution against 0.79 with graphql-js (docs/decisions). */
export function jitPlugin(): ApolloServerPlugin<BaseContext> {
  const compiled = new Map<string, CompiledQuery>();
  return {
    async requestDidStart() {
      return {
        async responseForOperation({
          queryHash,
          operationName,
          schema,
          document,
          contextValue,
          request,
          response,
        }) {
          const key = `${queryHash}:${operationName ?? ''}`;
          let query = compiled.get(key);
          if (!query) {
            const made = compileQuery(schema, document, operationName ?? undefined);
            if (!isCompiledQuery(made)) return null;
            if (compiled.size >= most) compiled.clear();
            compiled.set(key, made);
            query = made;
          }
          const singleResult = (await query.query(
            {},
            contextValue,
            request.variables ?? {},
          )) as ExecutionResult;
          return { http: response.http, body: { kind: 'single', singleResult } } as never;
        },
      };
    },
  };
}
