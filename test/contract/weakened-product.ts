import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyHome } from '../support/copied-home.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { guards } from './guards.js';

/** The product from a copy of `dist` in which each guard can be taken away while it runs. */
export interface WeakenedProduct extends RunningProduct {
  /** Every rule that the code defined by `definePolicy`, as `policy.rule`. */
  rules(): string[];
  /** Takes these away and puts all others back. */
  without(names: readonly string[]): void;
}

const policyFile = 'libs/platform/authorization/policy.js';

export async function startWeakenedProduct(dataDir: string): Promise<WeakenedProduct> {
  const home = copyHome();
  const [away, known] = [join(home, 'away'), join(home, 'rules')];
  const inDist = (file: string) => join(home, 'dist', file);
  const switchFile = inDist('away.js');
  writeFileSync(switchFile, switches(away, known));
  for (const file of new Set([policyFile, ...Object.values(guards).map((guard) => guard.file)]))
    alter(inDist(file), (code) => {
      const own = Object.entries(guards).filter(([, guard]) => guard.file === file);
      const passable = own.reduce(
        (text, [name, guard]) => replaced(text, guard, `isAway(${JSON.stringify(name)})`),
        code,
      );
      const complete = file === policyFile ? withRules(passable) : passable;
      return `import { isAway, remember } from ${JSON.stringify(switchFile)};\n${complete}`;
    });
  writeFileSync(away, '');
  const product = await startProduct({ home, dataDir, env: { TRUSTED_PROXIES: 'loopback' } });
  return {
    ...product,
    rules: () =>
      existsSync(known) ? [...new Set(readFileSync(known, 'utf8').split('\n').filter(Boolean))] : [],
    without: (names) => writeFileSync(away, names.join('\n')),
    stop: async (options) => {
      const code = await product.stop(options);
      rmSync(home, { recursive: true, force: true });
      return code;
    },
  };
}

/** Read at every question: a test takes a guard away without starting anything again. */
const switches = (away: string, known: string): string => `
import { appendFileSync, readFileSync } from 'node:fs';
export const isAway = (name) => readFileSync(${JSON.stringify(away)}, 'utf8').split('\\n').includes(name);
export const remember = (names) => appendFileSync(${JSON.stringify(known)}, names.map((name) => name + '\\n').join(''));
`;

/** Each rule of a policy, named after the file that defines it, lets everybody through when it is away. */
function withRules(code: string): string {
  const named = replaced(
    code,
    { words: 'return (rules)=>{', passable: (before) => `return (rules)=>{ ${before}` },
    `const policy = /([\\w-]+)\\.policy\\.js/.exec(new Error().stack ?? '')?.[1] ?? 'unnamed';
     remember(Object.keys(rules).map((rule) => policy + '.' + rule));`,
  );
  return replaced(
    named,
    {
      words: 'return rules[action]?.(actor, subject)',
      passable: (past) => `if (${past}) return true;\n return rules[action]?.(actor, subject)`,
    },
    `(action in rules && isAway(policy + '.' + action))`,
  );
}

function replaced(
  code: string,
  { words, passable }: { words: string; passable: (past: string) => string },
  past: string,
): string {
  if (!code.includes(words))
    throw new Error(
      `This guard has moved or changed: write its new place in test/contract/guards.ts.\n${words}`,
    );
  return code.replaceAll(words, () => passable(past));
}

function alter(path: string, change: (code: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}
