import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { readSettings, type Settings } from '#platform/config';
import { migrate } from '#platform/database';
import { migrations } from '../../infra/database/index.js';
import { type ChildMessage, plainMessage } from '../server/process-life.js';
import { openRuntime, type Runtime } from '../server/runtime.js';

export function register(program: Command): void {
  program
    .command('start')
    .description(
      'démarre tout : base de données, serveur, tâches de fond ; contenu de démonstration la première fois',
    )
    .option('--no-demo', 'sans contenu de démonstration')
    .action(start);
}

async function start({ demo }: { demo: boolean }): Promise<void> {
  const settings = readSettings();
  const runtime = await openRuntime(settings);
  if (runtime.moved) say(runtime.moved);
  const children: ChildProcess[] = [];
  const stop = stopper(children, runtime);
  try {
    await migrate(runtime.owner(), migrations);
    const demoWords = demo && settings.loopback ? await installDemo() : [];
    await Promise.all([launch('server', children, stop), launch('worker', children, stop)]);
    announce(settings, runtime, demoWords);
  } catch (error) {
    process.stderr.write(`${plainMessage(error)}\n`);
    await stop(1);
  }
}

/** Loaded only where it is asked for: it takes the whole application. */
async function installDemo(): Promise<string[]> {
  const { seedOnce } = await import('./demo-content.js');
  return seedOnce(() => say('Premier démarrage : installation du contenu de démonstration…'));
}

/** Starts one process and waits until it is ready; if it dies later, everything stops rather than limps. */
function launch(name: 'server' | 'worker', children: ChildProcess[], stop: Stop): Promise<void> {
  const child = fork(fileURLToPath(new URL(`../../run/${name}.js`, import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('message', (message: ChildMessage) => {
      if (message.kind === 'ready') resolve();
      else reject(Object.assign(new Error(message.message), { code: 'CHILD_FAILED' }));
    });
    child.once('exit', (code) => {
      reject(
        Object.assign(new Error(`Le processus « ${name} » s’est arrêté pendant le démarrage.`), {
          code: 'CHILD_FAILED',
        }),
      );
      void stop(code === 0 ? 0 : 1);
    });
  });
}

type Stop = (code: number) => Promise<void>;

function stopper(children: readonly ChildProcess[], runtime: Runtime): Stop {
  let stopping: Promise<void> | null = null;
  const end = async (code: number): Promise<void> => {
    await Promise.all(children.map(ended));
    await runtime.close();
    process.exit(code);
  };
  const stop: Stop = (code) => (stopping ??= end(code));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
  return stop;
}

/** SIGTERM, then SIGKILL after four seconds: what was acknowledged is already durable. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const impatience = setTimeout(() => child.kill('SIGKILL'), 4000);
    child.once('exit', () => {
      clearTimeout(impatience);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

function announce(settings: Settings, runtime: Runtime, demoWords: readonly string[]): void {
  say('');
  say(`Essaim est prêt : ${settings.pagesOrigin}`);
  say(`Fichiers déposés servis depuis ${settings.filesOrigin}`);
  if (settings.loopback)
    say(
      `Courriels : ${settings.smtpUrl ? 'envoyés par SMTP' : `à lire sur ${settings.pagesOrigin}/courrier`}`,
    );
  say(...demoWords);
  say(
    '',
    `Les données sont dans ${runtime.dataDir}`,
    'Repartir de zéro : npm run -s essaim -- reset',
    'Arrêter : Ctrl-C',
    '',
  );
}

function say(...lines: string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
