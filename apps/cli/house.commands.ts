import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { Indexer } from '#discovery';
import { MandateService } from '#identity';
import type { MandateRole } from '#platform/authorization';
import { describeSettings, readSettings } from '#platform/config';
import { migrate } from '#platform/database';
import { findDataRoom } from '#platform/embedded-postgres';
import { migrations } from '../../infra/database/index.js';
import { openRuntime } from '../server/runtime.js';
import type { OpenApplication } from './open-application.js';

const roles: readonly MandateRole[] = ['curator', 'referent', 'moderator', 'administrator'];

/** Commands of whoever runs the installation. */
export function register(program: Command, open: OpenApplication): void {
  program
    .command('config')
    .description('affiche les réglages en vigueur, secrets masqués')
    .action(() => console.log(describeSettings(readSettings()).join('\n')));
  program.command('migrate').description('met la base à jour').action(runMigrations);
  program
    .command('reindex')
    .description('reconstruit l’index de recherche à côté, puis l’échange')
    .action(() => reindex(open));
  program
    .command('reset')
    .description('efface toutes les données de cette installation (le serveur doit être arrêté)')
    .option('--yes', 'sans cette option, dit seulement ce qui serait effacé')
    .action(reset);
  registerMandates(
    program.command('mandate').description('mandats : qui modère, anime des relectures, administre'),
    open,
  );
}

function registerMandates(mandate: Command, open: OpenApplication): void {
  mandate
    .command('grant <email> <role>')
    .description(`donne un rôle (${roles.join(', ')})`)
    .option('--until <date>', 'fin, AAAA-MM-JJ')
    .action((email: string, role: string, { until }: { until?: string }) =>
      using(open, async (app) => {
        await app.get(MandateService).grant(email, knownRole(role), until ? knownDate(until) : null);
        console.log(`${email} a maintenant le rôle « ${role} ».`);
      }),
    );
  mandate
    .command('revoke <email> <role>')
    .description('retire un rôle')
    .action((email: string, role: string) =>
      using(open, async (app) => {
        const ended = await app.get(MandateService).revoke(email, knownRole(role));
        console.log(ended > 0 ? `${email} n’a plus le rôle « ${role} ».` : `${email} n’avait pas ce rôle.`);
      }),
    );
  mandate
    .command('list')
    .description('liste les mandats en cours')
    .option('--json', 'une ligne JSON par mandat')
    .action(({ json }: { json?: boolean }) =>
      using(open, async (app) => {
        for (const each of await app.get(MandateService).list())
          console.log(
            json
              ? JSON.stringify(each)
              : `${each.role}  ${each.email}  depuis ${each.startsAt.toISOString().slice(0, 10)}${each.endsAt ? ` jusqu’au ${each.endsAt.toISOString().slice(0, 10)}` : ''}`,
          );
      }),
    );
}

async function using(
  open: OpenApplication,
  work: (app: Awaited<ReturnType<OpenApplication>>) => Promise<void>,
): Promise<void> {
  const app = await open();
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

async function reindex(open: OpenApplication): Promise<void> {
  const { meilisearch } = readSettings();
  if (meilisearch?.writeKey === null)
    throw Object.assign(new Error('Pour reconstruire l’index de Meilisearch, donnez MEILI_WRITE_KEY.'), {
      code: 'WRITE_KEY_MISSING',
    });
  const where = meilisearch ? 'dans PostgreSQL et dans Meilisearch' : 'dans PostgreSQL';
  await using(open, async (app) => {
    const start = performance.now();
    const count = await app.get(Indexer).reindex();
    const seconds = ((performance.now() - start) / 1000).toLocaleString('fr', { maximumFractionDigits: 1 });
    console.log(`${count} ressources indexées ${where}, en ${seconds} s.`);
  });
}

async function runMigrations(): Promise<void> {
  const runtime = await openRuntime(readSettings());
  try {
    const ran = await migrate(runtime.owner(), migrations);
    console.log(ran.length > 0 ? ran.join('\n') : 'La base est à jour.');
  } finally {
    await runtime.close();
  }
}

/** Only what an installation writes is removed, never a folder that might hold something else. */
function reset({ yes }: { yes?: boolean }): void {
  const settings = readSettings();
  const { dir } = findDataRoom({
    requested: settings.dataDir ?? undefined,
    cwd: process.cwd(),
    isRoot: process.getuid?.() === 0,
  });
  const ours = ['postgres', 'objects', 'courrier', 'secret', 'worker-alive'].map((name) => join(dir, name));
  if (!yes) {
    console.log(
      `Seraient effacés, sans retour :\n${ours.join('\n')}\nPour le faire : npm run -s essaim -- reset --yes (serveur arrêté)`,
    );
    return;
  }
  for (const path of ours) rmSync(path, { recursive: true, force: true });
  console.log(`Données effacées : ${dir}`);
}

function knownRole(role: string): MandateRole {
  const found = roles.find((each) => each === role);
  if (!found)
    throw Object.assign(new Error(`Rôle inconnu : « ${role} ». Rôles possibles : ${roles.join(', ')}.`), {
      code: 'ROLE_UNKNOWN',
    });
  return found;
}

function knownDate(text: string): Date {
  const date = new Date(`${text}T23:59:59Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()))
    throw Object.assign(new Error(`Une date s’écrit AAAA-MM-JJ : « ${text} ».`), { code: 'DATE_INVALID' });
  return date;
}
