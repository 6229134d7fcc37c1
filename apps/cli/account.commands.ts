import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { AccountService, MandateService } from '#identity';
import type { OpenApplication } from './open-application.js';

/** The first administrator is made by whoever runs the installation: no web page ever offers it. */
export function register(program: Command, open: OpenApplication): void {
  program
    .command('account')
    .description('comptes')
    .command('create <email> <name>')
    .description('crée un compte confirmé ; le mot de passe est lu sur l’entrée standard')
    .option('--administrator', 'avec le rôle d’administration')
    .action(async (email: string, name: string, { administrator }: { administrator?: boolean }) => {
      const password = await readPassword();
      const app = await open();
      try {
        const accounts = app.get(AccountService);
        await accounts.createConfirmed({ email, publicName: name, password });
        if (administrator) await app.get(MandateService).grant(email, 'administrator', null);
        console.log(`Compte créé : ${email}`);
      } finally {
        await app.close();
      }
    });
}

async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Mot de passe : ');
  const lines = createInterface({ input: process.stdin, terminal: false });
  for await (const line of lines) return line;
  return '';
}
