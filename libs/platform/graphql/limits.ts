import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, Kind, type ParseOptions, type ValidationContext, type ValidationRule } from 'graphql';

/**
 * The limits of an open API, measured against alias floods and deep nesting (1,000 aliased sign-ins in one request still
 * ran). A breach answers 400 with its code; the figures stay out of the answer. Tokens are counted by the parser itself.
 */
export function documentLimits(): { parseOptions: ParseOptions; validationRules: ValidationRule[] } {
  const armor = new ApolloArmor({
    maxAliases: { n: 5, allowList: [], ...refusing('TOO_MANY_ALIASES', 'Trop d’alias dans cette requête.') },
    maxDirectives: { n: 5, ...refusing('TOO_MANY_DIRECTIVES', 'Trop de directives dans cette requête.') },
    maxDepth: {
      n: 8,
      ignoreIntrospection: false,
      flattenFragments: true,
      ...refusing('TOO_DEEP', 'Cette requête est trop profonde.'),
    },
    costLimit: { maxCost: 2000, ...refusing('TOO_COSTLY', 'Cette requête demande trop à la fois.') },
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect();
  return {
    parseOptions: { maxTokens: 600 },
    validationRules: [...armor.validationRules, knownOperations, fewRepetitions],
  };
}

/** Reports our own error in place of Armor's, which has no code. */
const refusing = (code: string, message: string) => ({
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null) =>
      context?.reportError(new GraphQLError(message, { extensions: { code } })),
  ],
});

/** graphql 16 validates a subscription to a schema that has none, then fails while executing it. */
const knownOperations: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return;
    const extensions = { code: 'OPERATION_UNKNOWN' };
    context.reportError(
      new GraphQLError(`L’API n’a pas de « ${node.operation} ».`, { nodes: node, extensions }),
    );
  },
});

const mostRepetitions = 10;

/** The same field hundreds of times in one place is cheap to write, and merged at our cost. */
const fewRepetitions: ValidationRule = (context) => ({
  SelectionSet({ selections }) {
    const times = new Map<string, number>();
    for (const node of selections) {
      if (node.kind !== Kind.FIELD) continue;
      const key = node.alias?.value ?? node.name.value;
      const count = (times.get(key) ?? 0) + 1;
      times.set(key, count);
      if (count !== mostRepetitions + 1) continue;
      const extensions = { code: 'FIELD_REPEATED' };
      context.reportError(
        new GraphQLError('Cette requête répète trop le même champ.', { nodes: node, extensions }),
      );
    }
  },
});
