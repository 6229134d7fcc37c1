import { transformFile } from '@swc/core';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const library = join(root, 'libs/platform/object-storage');

/** Another process that stages an endless file in a store, to be killed. */
interface Receiver {
  /** SIGKILL: nothing of the program runs any more when this resolves. */
  kill(): Promise<void>;
}

/** `makeStore` is an expression of that process, with both stores' makers in reach; bytes come at `pace` each 5 ms. */
export async function startReceiver(makeStore: string, pace: number): Promise<Receiver> {
  const folder = await mkdtemp(join(tmpdir(), 'essaim-receiver-'));
  await compileLibrary(folder);
  const program = `import { createFileStorage } from './file-storage.js';
    import { createS3Storage } from './s3-storage.js';
    async function* endless() {
      for (;;) { yield Buffer.alloc(${pace}); await new Promise((done) => setTimeout(done, 5)); }
    }
    await ${makeStore}.stage(endless(), Infinity);`;
  await writeFile(join(folder, 'main.js'), program);
  const child = spawn(process.execPath, [join(folder, 'main.js')], { stdio: 'inherit' });
  return { kill: () => kill(child, folder) };
}

async function compileLibrary(folder: string): Promise<void> {
  for (const name of (await readdir(library)).filter((file) => /(?<!\.(spec|module))\.ts$/.test(file))) {
    const options = {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    } as const;
    const { code } = await transformFile(join(library, name), options);
    await writeFile(join(folder, name.replace(/\.ts$/, '.js')), code);
  }
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
}

async function kill(child: ChildProcess, folder: string): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  await rm(folder, { recursive: true });
}
