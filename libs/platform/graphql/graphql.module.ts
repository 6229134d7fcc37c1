import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { LOGGER, type Logger } from '#platform/observability';
import { fewErrorsPlugin } from './few-errors.plugin.js';
import { graphqlContext } from './graphql-context.js';
import { GraphqlDoor } from './graphql-door.js';
import { jitPlugin } from './jit.plugin.js';
import { documentLimits } from './limits.js';
import { publicError } from './public-error.js';
import { RefusalsInterceptor } from './refusals.interceptor.js';
import { createValidationPipe } from './validation.js';

/** `/graphql` and the door of the pages, on one code-first schema. */
@Module({})
export class GraphqlModule {
  static forApi(): DynamicModule {
    const limits = documentLimits();
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
            ...limits,
            persistedQueries: false,
            hideSchemaDetailsFromClientErrors: true,
            plugins: [jitPlugin((error) => publicError(error, logger)), fewErrorsPlugin()],
            context: ({ req, res }: { req: Request; res: Response }) => graphqlContext(req, res),
            formatError: (formatted: GraphQLFormattedError, error: unknown) =>
              publicError(
                error instanceof GraphQLError ? error : new GraphQLError(formatted.message),
                logger,
              ),
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
