import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { jitPlugin } from './jit.plugin.js';

const schema = buildSchema('type Query { one: Int }');
const plugin = jitPlugin(({ message }) => ({ message }));

/** Asks the plugin as Apollo does; tells how many times something was compiled meanwhile. */
async function ask(queryHash: string, source = '{ one }'): Promise<number> {
  const asked = {
    queryHash,
    operationName: null,
    schema,
    document: parse(source),
    contextValue: {},
    request: {},
    response: { http: { headers: new Map() } },
  };
  const { Function: real } = globalThis;
  let compiled = 0;
  globalThis.Function = new Proxy(real, {
    construct(target, given) {
      compiled += 1;
      return Reflect.construct(target, given) as object;
    },
  });
  try {
    const listener = await plugin.requestDidStart?.({} as never);
    const answer = await listener?.responseForOperation?.(asked as never);
    expect(answer?.body).toMatchObject({ kind: 'single', singleResult: { data: { one: null } } });
  } finally {
    globalThis.Function = real;
  }
  return compiled;
}

describe('a document of the API', () => {
  it('is compiled when it is first asked, and never again while it is remembered', async () => {
    expect(await ask('a')).toBeGreaterThan(0);
    expect([await ask('a'), await ask('a')]).toEqual([0, 0]);
  });

  it('is forgotten after five hundred others: whoever sends new ones without end fills no memory', async () => {
    for (let other = 0; other < 500; other++) await ask(`other ${other}`);
    expect(await ask('other 499')).toBe(0);
    expect(await ask('a')).toBeGreaterThan(0);
  });
});
