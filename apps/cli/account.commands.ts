import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { SeedService } from '#exchange';
import {
  AccountService,
  codeAt,
  HouseMandateService,
  SecondFactorService,
  SuspensionService,
} from '#identity';
import { readSettings } from '#platform/config';
import { demoCodeSecretMaker } from './demo-credentials.js';
import type { OpenApplication } from './open-application.js';

/** The first administrator is made by whoever runs the installation: no web page ever offers it. */
export function register(program: Command, open: OpenApplication): void {
  const account = program.command('account').description('comptes');
  account
    .command('create <email> <name>')
    .description('crée un compte confirmé ; le mot de passe est lu sur l’entrée standard')
    .option('--administrator', 'avec le rôle d’administration')
    .action(async (email: string, name: string, { administrator }: { administrator?: boolean }) => {
      const password = await readPassword();
      const app = await open();
      try {
        const accounts = app.get(AccountService);
        await accounts.createConfirmed({ email, publicName: name, password });
        if (administrator) await app.get(HouseMandateService).grant({ email, role: 'administrator' });
        console.log(`Compte créé : ${email}`);
      } finally {
        await app.close();
      }
    });
  for (const standing of standings) registerStanding(account, open, standing);
  account
    .command('code <email>')
    .description('le code du moment d’un compte de démonstration (installation locale seulement)')
    .action((email: string) => tellDemoCode(email, open));
}

type Application = Awaited<ReturnType<OpenApplication>>;

interface Standing {
  readonly usage: string;
  readonly description: string;
  readonly work: (app: Application, email: string) => Promise<void>;
  readonly done: string;
}

/** What whoever runs the installation may do to an account; each is in the audit log. */
const standings: readonly Standing[] = [
  {
    usage: 'suspend <email>',
    description: 'suspend un compte : ses sessions et ses jetons cessent aussitôt',
    work: (app, email) => app.get(SuspensionService).suspend(email),
    done: 'est suspendu',
  },
  {
    usage: 'restore <email>',
    description: 'rend un compte suspendu',
    work: (app, email) => app.get(SuspensionService).restore(email),
    done: 'est rendu',
  },
  {
    usage: 'remove-second-factor <email>',
    description: 'retire un second facteur perdu, une fois l’identité vérifiée de vive voix',
    work: (app, email) => app.get(SecondFactorService).removeOf(email),
    done: 'n’a plus de second facteur ; ses sessions sont fermées',
  },
];

function registerStanding(account: Command, open: OpenApplication, standing: Standing): void {
  account
    .command(standing.usage)
    .description(standing.description)
    .action(async (email: string) => {
      const app = await open();
      try {
        await standing.work(app, email);
        console.log(`Le compte ${email} ${standing.done}.`);
      } finally {
        await app.close();
      }
    });
}

/** Only of accounts whose secret this installation made itself; nobody else's is ever told. */
async function tellDemoCode(email: string, open: OpenApplication): Promise<void> {
  const app = await open();
  try {
    const demo = app
      .get(SeedService)
      .accounts()
      .find((each) => each.email === email);
    if (!readSettings().loopback || !demo) throw new NoDemoAccount();
    const secret = demoCodeSecretMaker(app.secret)(demo.key);
    console.log(codeAt(secret, new Date()));
    console.error(`Clé, pour une application d’authentification : ${secret}`);
  } finally {
    await app.close();
  }
}

class NoDemoAccount extends Error {
  readonly code = 'NO_DEMO_ACCOUNT';

  constructor() {
    super('Seuls les comptes de démonstration d’une installation locale ont un code que l’on peut lire ici.');
  }
}

async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Mot de passe : ');
  const lines = createInterface({ input: process.stdin, terminal: false });
  for await (const line of lines) return line;
  return '';
}
