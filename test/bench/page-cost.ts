import { type ProbedProduct, startProbedProduct } from '../support/probed-product.js';
import { costsInTurn } from './costs-in-turn.js';
import { startSide } from './side.js';

const LOAD = { rounds: 5, requests: 120, warming: 400 };
/** The lesson of the demo that the mocks show. */
const LESSON = '/r/des-bandes-pour-mesurer-les-fractions-simples';
const pages = { home: '/', search: '/recherche?q=fractions', resource: LESSON } as const;

await main();

/** What a page costs the server’s processor beside a bare handler that sends the same HTML: in turn, on the demo. */
async function main(): Promise<void> {
  const product = await startProbedProduct({ home: process.cwd(), demo: true });
  try {
    for (const [name, path] of Object.entries(pages)) await tell(product, name, path);
  } finally {
    await product.stop();
  }
}

async function tell(product: ProbedProduct, name: string, path: string): Promise<void> {
  const read = async (address: string): Promise<string> => {
    const answer = await fetch(address);
    if (answer.status !== 200) throw new Error(`${path} was answered ${String(answer.status)}`);
    return answer.text();
  };
  const html = await read(product.pages + path);
  const bare = await startSide('bare-server', { html }, read);
  try {
    const page = {
      ask: () => read(product.pages + path),
      cpu: async () => (await product.read()).cpuMs,
    };
    const before = (await product.read()).statements;
    await page.ask();
    const statements = (await product.read()).statements - before;
    const costs = await costsInTurn(product, { bare, page }, LOAD);
    console.log(
      `${name}: ${costs.page.node.toFixed(2)} ms of Node and ${costs.page.together.toFixed(2)} ms with PostgreSQL, the bare handler ${costs.bare.node.toFixed(2)} ms ` +
        `(${(costs.page.node / costs.bare.node).toFixed(1)} ×); ${String(Buffer.byteLength(html))} bytes, ${String(statements)} statements`,
    );
  } finally {
    bare.stop();
  }
}
