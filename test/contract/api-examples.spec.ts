import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { baseEnvironment, root, type RunningProduct, startProduct } from '../support/product.js';

/** One example of docs/api.md: a command, what it answers, what to keep of the answer. */
interface Example {
  readonly title: string;
  readonly command: string;
  readonly expected: unknown;
  readonly kept: readonly [path: string, name: string][];
}

const text = readFileSync(join(root, 'docs/api.md'), 'utf8');
const examples = readExamples(text);

let product: RunningProduct;
let folder: string;
const environment: Record<string, string> = baseEnvironment();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'essaim-api-'));
  product = await startProduct();
  environment.PAGES = product.pages;
}, 300_000);

afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('docs/api.md', () => {
  it('has an answer for each of its commands, and tells the whole journey', () => {
    expect(examples.length).toBe(text.match(/^```sh$/gm)?.length);
    const verbs = [
      'signUp, confirmEmail, signIn, createAccessToken, createDraft, attachFile, updateDraft, publishResource',
      'resources, resource, startVersion, withdrawResource, reportContent, revokeAccessToken',
    ].flatMap((line) => line.split(', '));
    expect(verbs.filter((verb) => !text.includes(`${verb}(`))).toEqual([]);
  });

  // One after the other, as the page says: each may need what the one before kept.
  it.each(examples)(
    '$title',
    async (example) => {
      const answer = await answered(example);
      expect(answer).toEqual(asWritten(example.expected, answer));
      for (const [path, name] of example.kept) {
        const value = at(answer, path);
        expect([name, typeof value]).not.toEqual([name, 'undefined']);
        environment[name] = String(value);
      }
    },
    20_000,
  );
});

/** Mails and search follow within seconds: an answer that is not yet the documented one is asked again. */
async function answered({ command, expected }: Example): Promise<unknown> {
  const mayFollow = /developmentMails|resources\(/.test(command);
  for (let tries = 0; ; tries += 1) {
    const answer = await run(command);
    const isThere = JSON.stringify(asWritten(expected, answer)) === JSON.stringify(answer);
    if (isThere || !mayFollow || tries > 50) return answer;
    await pause(100);
  }
}

async function run(command: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)('bash', ['--norc', '-euo', 'pipefail', '-c', command], {
    cwd: folder,
    env: environment,
  });
  try {
    return JSON.parse(stdout);
  } catch {
    return stdout;
  }
}

/** The answer with its documented parts as documented: equal to the answer when the page tells the truth. */
function asWritten(expected: unknown, answer: unknown): unknown {
  if (expected === '…') return answer === undefined || answer === null ? expected : answer;
  if (Array.isArray(expected)) {
    if (!Array.isArray(answer) || expected.length === 0) return expected;
    return expected
      .map((each, index) => asWritten(each, answer[index]))
      .concat(answer.slice(expected.length));
  }
  if (typeof expected !== 'object' || expected === null) return expected;
  if (typeof answer !== 'object' || answer === null) return expected;
  const written = Object.entries(expected).map(([key, value]) => [key, asWritten(value, at(answer, key))]);
  return { ...answer, ...Object.fromEntries(written) };
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown>)?.[key], value);
}

function readExamples(markdown: string): Example[] {
  const [, ...parts] = markdown.split('```sh\n');
  return parts.map((part, index) => {
    const end = part.indexOf('\n```\n');
    const [command, rest] = [part.slice(0, end), part.slice(end + 1)];
    const json = /```json\n([\s\S]*?)\n```/.exec(rest)?.[1] ?? 'null';
    const kept = [...rest.matchAll(/Gardez `([^`]+)` dans `([^`]+)`/g)];
    const verb = /[{ ](\w+)\(input|[{ ](\w+)\((?:text|slug):|\{ (\w+) \{/.exec(command);
    return {
      title: `${index + 1}. ${verb?.[1] ?? verb?.[2] ?? verb?.[3] ?? command.split('\n').at(-1)?.slice(0, 40)}`,
      command,
      expected: JSON.parse(json) as unknown,
      kept: kept.map(([, path = '', name = '']): [string, string] => [path, name]),
    };
  });
}
