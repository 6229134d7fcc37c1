import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** A field with its arguments as text; `inner` is null where the schema has none. */
export interface Selection {
  readonly field: string;
  readonly args: string;
  readonly inner: readonly Selection[] | null;
}

export interface Document {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Numbers from 0 to 1, the same for the same seed: a document that breaks something can be had again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A name of an enumeration: written bare in a document, as text among variables. */
class Bare {
  constructor(readonly name: string) {}
  toJSON(): string {
    return this.name;
  }
}

const strange = [
  ...[
    '',
    ' ',
    '\0',
    '\ud800',
    '%',
    '_',
    '\\',
    "'",
    '"',
    "' or 1=1 --",
    '$1',
    '{{7*7}}',
    '../../etc/passwd',
    '-1',
  ],
  ...[
    '<svg onload=alert(1)>',
    '(a+)+$',
    'é'.repeat(300),
    'x'.repeat(5000),
    '*:*',
    'a & | ! b',
    '😀',
    '2024-13-45',
  ],
];
const numbers = [0, 1, -1, 2, 12, 50, 51, 10_000, 2_147_483_647, -2_147_483_648, 99_999_999_999];
/** As a program might send it to change every object of the server at once. */
const poisoned: unknown = JSON.parse(
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
);

/** Random documents over a schema: most are valid, some are damaged, and every argument is somebody's bad idea. */
export class RandomDocuments {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: () => number,
    /** Ids and words that exist, so that not everything is « not found ». */
    private readonly known: readonly string[],
    /** Fields of the root that are left alone. */
    private readonly without: ReadonlySet<string> = new Set(),
  ) {}

  next(): Document {
    const kind = this.random() < 0.8 ? 'query' : 'mutation';
    const variables: Record<string, unknown> = {};
    const declared: string[] = [];
    const type = kind === 'query' ? this.schema.getQueryType() : this.schema.getMutationType();
    const chosen = this.fieldsOf(type as GraphQLObjectType, kind === 'query' ? 3 : 1);
    const text = chosen.map((field) => {
      const inVariables = this.random() < 0.4;
      const args = inVariables
        ? this.argumentsAsVariables(field, declared, variables)
        : this.argumentsOf(field);
      return this.print({ field: field.name, args, inner: this.inner(field, 2 + this.int(5)) });
    });
    const head = declared.length > 0 ? `(${declared.join(' ')})` : '';
    const query = `${kind} Random${head} { ${text.join(' ')} }`;
    return { query: this.random() < 0.12 ? this.damage(query) : query, variables };
  }

  /** A valid reading, as a tree that can be grown. */
  tree(): readonly Selection[] {
    return this.selections(this.schema.getQueryType() as GraphQLObjectType, 4);
  }

  /** The same reading with one place changed: grown, replaced, taken away, or asked otherwise. */
  mutate(
    selections: readonly Selection[],
    type = this.schema.getQueryType() as GraphQLObjectType,
  ): Selection[] {
    const at = this.int(selections.length);
    const chosen = selections[at];
    if (!chosen || this.random() < 0.3) return [...selections, ...this.selections(type, 3)];
    const others = selections.filter((_, place) => place !== at);
    const field = type.getFields()[chosen.field];
    if (!field) return [...others, ...this.selections(type, 2)]; // __typename
    const below = getNamedType(field.type);
    if (this.random() < 0.15 && others.length > 0) return others;
    if (this.random() < 0.25 || !chosen.inner || !isObjectType(below))
      return [...others, { ...chosen, args: this.argumentsOf(field, 0.9) }];
    return [...others, { ...chosen, inner: this.mutate(chosen.inner, below) }];
  }

  print({ field, args, inner }: Selection): string {
    const alias = this.random() < 0.1 ? `a${this.int(9)}: ` : '';
    const directive = this.random() < 0.03 ? ` @include(if: ${this.random() < 0.9})` : '';
    const body = inner ? ` { ${inner.map((each) => this.print(each)).join(' ')} }` : '';
    return `${alias}${field}${args}${directive}${body}`;
  }

  private selections(type: GraphQLObjectType, depth: number): Selection[] {
    return this.fieldsOf(type, 1 + this.int(4)).flatMap((field) => {
      const inner = this.inner(field, depth - 1);
      if (inner?.length === 0) return [];
      return [{ field: field.name, args: this.argumentsOf(field), inner }];
    });
  }

  /** Null for a leaf; a type without a place left shows its name. */
  private inner(field: GraphQLField<unknown, unknown>, depth: number): Selection[] | null {
    const type = getNamedType(field.type);
    if (!isObjectType(type)) return null;
    const found = depth > 0 ? this.selections(type, depth) : [];
    return found.length > 0 ? found : [{ field: '__typename', args: '', inner: null }];
  }

  private fieldsOf(type: GraphQLObjectType, count: number): GraphQLField<unknown, unknown>[] {
    const all = Object.values(type.getFields()).filter(({ name }) => !this.without.has(name));
    return Array.from({ length: count }, () => this.pick(all)).filter(
      (field, at, list) => list.indexOf(field) === at,
    );
  }

  private argumentsOf(field: GraphQLField<unknown, unknown>, often = 0.4): string {
    const given = field.args
      .filter((argument) => isNonNullType(argument.type) || this.random() < often)
      .map((argument) => `${argument.name}: ${literal(this.value(argument.type))}`);
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  private argumentsAsVariables(
    field: GraphQLField<unknown, unknown>,
    declared: string[],
    variables: Record<string, unknown>,
  ): string {
    const given = field.args.map((argument) => {
      const name = `v${declared.length}`;
      declared.push(`$${name}: ${String(argument.type)}`);
      variables[name] = this.random() < 0.04 ? poisoned : this.value(argument.type);
      return `${argument.name}: $${name}`;
    });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  private value(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.value(type.ofType);
    if (this.random() < 0.03) return null;
    if (isListType(type)) return Array.from({ length: this.int(4) }, () => this.value(type.ofType));
    if (isEnumType(type))
      return new Bare(this.random() < 0.95 ? this.pick(type.getValues()).name : 'NO_SUCH');
    if (isInputObjectType(type))
      return Object.fromEntries(
        Object.values(type.getFields())
          .filter((field) => isNonNullType(field.type) || this.random() < 0.4)
          .map((field) => [field.name, this.value(field.type)]),
      );
    if (type.name === 'Int') return this.pick(numbers);
    if (type.name === 'Boolean') return this.random() < 0.5;
    return this.random() < 0.6 ? this.pick(this.known) : this.pick(strange);
  }

  private damage(text: string): string {
    const at = this.int(text.length);
    return this.pick([
      () => text.slice(0, at),
      () => text.slice(0, at) + this.pick(strange) + text.slice(at),
      () => text.replace(/\w+(?= \{)/, 'nothingOfThatName'),
      () => text.replace(/^\w+/, 'subscription'),
      () => `${text} ${text}`,
      () => `query { ${'a: resourceCount '.repeat(this.int(700))} }`,
      () => `query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }`,
      () => `query { ${'resource(slug: "x") { draft { '.repeat(this.int(9))}`,
      () => `query { __schema { types { name fields { name } } } }`,
      () => text.replaceAll('{', '{ __typename @include(if: true) @skip(if: false) @unknown '),
    ])();
  }

  private pick<Value>(values: readonly Value[]): Value {
    return values[this.int(values.length)] as Value;
  }

  private int(below: number): number {
    return Math.floor(this.random() * below);
  }
}

/** A value as GraphQL writes it: names of fields and enumerations without quotes. */
function literal(value: unknown): string {
  if (value instanceof Bare) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([name, each]) => `${name}: ${literal(each)}`)
      .join(', ')} }`;
  return JSON.stringify(value);
}
