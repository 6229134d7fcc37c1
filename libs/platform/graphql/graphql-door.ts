import { Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type ExecutionResult, getOperationAST, GraphQLError, validate } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { Refusal, sentenceOf, Unavailable } from '#platform/authorization';
import { type Exchange, isOutage } from '#platform/http';
import { Metrics } from '#platform/observability';
import { graphqlContext } from './graphql-context.js';

/** A typed document refused by the server: the page turns the code into its status. */
export class GraphqlRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Runs the pages' typed documents on the same schema and guards as `/graphql`, in process, without an HTTP hop. */
@Injectable()
export class GraphqlDoor {
  private readonly compiled = new WeakMap<object, CompiledQuery>();
  private readonly ran;
  private readonly took;

  constructor(
    private readonly host: GraphQLSchemaHost,
    metrics: Metrics,
  ) {
    this.ran = metrics.counter({
      name: 'essaim_page_operations_total',
      help: 'GraphQL operations of our own pages: done, refused by a rule, or failed.',
      labels: ['operation', 'outcome'],
    });
    this.took = metrics.counter({
      name: 'essaim_page_operation_seconds_total',
      help: 'Time taken by these operations, all together.',
      labels: ['operation'],
    });
  }

  async run<Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    exchange: Exchange,
  ): Promise<Result> {
    const context = graphqlContext(exchange.request, exchange.response);
    const started = performance.now();
    const result = (await this.compile(document).query(
      {},
      context,
      variables as object,
    )) as ExecutionResult<Result>;
    const error = result.errors?.[0];
    const refusal = error ? refusalOf(error) : null;
    this.count(document, performance.now() - started, refusal);
    if (refusal) throw refusal;
    return result.data as Result;
  }

  /** By the name that our own document gives its operation: nothing of what was asked with it. */
  private count(document: TypedDocumentNode<unknown, never>, ms: number, refusal: Error | null): void {
    const operation = getOperationAST(document)?.name?.value ?? 'unnamed';
    const outcome = refusal === null ? 'done' : refusal instanceof GraphqlRefusal ? 'refused' : 'failed';
    this.ran({ operation, outcome });
    this.took({ operation }, ms / 1000);
  }

  private compile(document: TypedDocumentNode<unknown, never>): CompiledQuery {
    const known = this.compiled.get(document);
    if (known) return known;
    const { schema } = this.host;
    const [invalid] = validate(schema, document);
    if (invalid) throw invalid;
    const compiled = compileQuery(schema, document) as CompiledQuery;
    if (!isCompiledQuery(compiled)) throw new Error('A page document does not compile.');
    this.compiled.set(document, compiled);
    return compiled;
  }
}

function refusalOf(error: GraphQLError): Error {
  const code = error.extensions?.code;
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR')
    return new GraphqlRefusal(code, error.message);
  const { originalError } = error;
  // What a nested field refuses passes by no interceptor.
  if (originalError instanceof Refusal)
    return new GraphqlRefusal(originalError.code, sentenceOf(originalError));
  if (isOutage(originalError)) return new GraphqlRefusal('UNAVAILABLE', new Unavailable().message);
  return originalError ?? error;
}
