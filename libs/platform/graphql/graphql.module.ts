import { ApolloArmor } from '@escape.tech/graphql-armor';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import type { GraphQLFormattedError } from 'graphql';
import { LOGGER, type Logger } from '#platform/observability';
import { graphqlContext } from './graphql-context.js';
import { GraphqlDoor } from './graphql-door.js';
import { jitPlugin } from './jit.plugin.js';
import { RefusalsInterceptor } from './refusals.interceptor.js';
import { createValidationPipe } from './validation.js';

/** The limits of an open API, measured against alias floods and deep nesting; a breach answers 400 with a code. */
const limits = () =>
  new ApolloArmor({
    maxAliases: { n: 5, allowList: [] },
    maxDirectives: { n: 5 },
    maxTokens: { n: 600 },
    maxDepth: { n: 8, ignoreIntrospection: false, flattenFragments: true },
    costLimit: { maxCost: 2000 },
    blockFieldSuggestion: { enabled: true },
  }).protect();

/** `/graphql` and the door of the pages, on one code-first schema. */
@Module({})
export class GraphqlModule {
  static forApi(): DynamicModule {
    const armor = limits();
    return {
      module: GraphqlModule,
      global: true,
      imports: [
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [LOGGER],
          useFactory: (logger: Logger) => ({
            path: '/graphql',
            autoSchemaFile: true,
            sortSchema: false,
            introspection: false,
            graphiql: false,
            playground: false,
            csrfPrevention: true,
            includeStacktraceInErrorResponses: false,
            allowBatchedHttpRequests: false,
            validationRules: armor.validationRules,
            plugins: [...armor.plugins, jitPlugin()] as never,
            context: ({ req, res }: { req: Request; res: Response }) => graphqlContext(req, res),
            formatError: (formatted: GraphQLFormattedError, error: unknown) =>
              masked(formatted, error, logger),
          }),
        }),
      ],
      providers: [
        GraphqlDoor,
        { provide: APP_INTERCEPTOR, useClass: RefusalsInterceptor },
        { provide: APP_PIPE, useFactory: createValidationPipe },
      ],
      exports: [GraphqlDoor],
    };
  }
}

/** A bug says nothing of itself to the caller; the log has it. */
function masked(formatted: GraphQLFormattedError, error: unknown, logger: Logger): GraphQLFormattedError {
  const code = formatted.extensions?.code;
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR')
    return { message: formatted.message, extensions: { code } };
  logger.error({ room: 'graphql', err: error }, 'unexpected error');
  return {
    message: 'Une erreur est survenue de notre côté. Réessayez dans un instant.',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}
