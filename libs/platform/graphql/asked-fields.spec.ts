import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { asksFor } from './asked-fields.js';

const schema = buildSchema('type Query { list: List } type List { total: Int facets: [String] inner: List }');

/** What the resolver of `list` of a compiled query finds asked. */
function asked(query: string): boolean | null {
  let found: boolean | null = null;
  const list = schema.getQueryType()?.getFields().list;
  if (!list) throw new Error('no field');
  list.resolve = (_source, _given, _context, info) => {
    found = asksFor(info, 'facets');
    return null;
  };
  const compiled = compileQuery(schema, parse(query));
  if (!isCompiledQuery(compiled)) throw new Error('not compiled');
  void compiled.query({}, {}, {});
  return found;
}

describe('a field is asked for', () => {
  it.each([
    ['by its name', '{ list { facets } }', true],
    ['under another name', '{ list { f: facets } }', true],
    ['in a fragment', 'fragment F on List { total facets } { list { ...F } }', true],
    [
      'in a fragment of a fragment',
      'fragment G on List { facets } fragment F on List { ...G } { list { ...F } }',
      true,
    ],
    ['in a fragment in place', '{ list { ... on List { facets } } }', true],
    ['not by another', '{ list { total } }', false],
    ['not by one deeper', '{ list { inner { facets } } }', false],
  ])('%s', (_, query, expected) => {
    expect(asked(query)).toBe(expected);
  });
});
