import type { Command } from 'commander';
import { HouseMandateService } from '#identity';
import type { MandateRole } from '#platform/authorization';
import { type OpenApplication, using } from './open-application.js';

const roles: readonly MandateRole[] = ['curator', 'referent', 'moderator', 'administrator'];

interface GrantOptions {
  readonly until?: string;
  readonly territory?: string;
}

/** Mandates given by whoever runs the installation: the first ones, that nobody else could give. */
export function register(program: Command, open: OpenApplication): void {
  const mandate = program
    .command('mandate')
    .description('mandats : qui modère, anime des relectures, administre');
  mandate
    .command('grant <email> <role>')
    .description(`donne un rôle (${roles.join(', ')})`)
    .option('--until <date>', 'fin, AAAA-MM-JJ')
    .option(
      '--territory <code>',
      'territoire : ac-lyon, dep-69, code de circonscription, UAI (sans lui, partout)',
    )
    .action((email: string, role: string, { until, territory }: GrantOptions) =>
      using(open, async (app) => {
        const endsAt = until ? knownDate(until) : null;
        await app.get(HouseMandateService).grant({ email, role: knownRole(role), endsAt, territory });
        console.log(`${email} a maintenant le rôle « ${role} »${territory ? `, ${territory}` : ''}.`);
      }),
    );
  mandate
    .command('revoke <email> <role>')
    .description('retire un rôle')
    .option('--territory <code>', 'dans ce territoire seulement (sans lui, partout où il est donné)')
    .action((email: string, role: string, { territory }: GrantOptions) =>
      using(open, async (app) => {
        const ended = await app.get(HouseMandateService).revoke({ email, role: knownRole(role), territory });
        console.log(ended > 0 ? `${email} n’a plus le rôle « ${role} ».` : `${email} n’avait pas ce rôle.`);
      }),
    );
  mandate
    .command('list')
    .description('liste les mandats en cours')
    .option('--json', 'une ligne JSON par mandat')
    .action(({ json }: { json?: boolean }) =>
      using(open, async (app) => {
        for (const each of await app.get(HouseMandateService).list())
          console.log(json ? JSON.stringify(each) : lineOf(each));
      }),
    );
}

type Listed = Awaited<ReturnType<HouseMandateService['list']>>[number];

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

const lineOf = ({ role, email, territory, startsAt, endsAt }: Listed): string =>
  `${role}  ${email}  ${territory ?? 'partout'}  depuis ${dayOf(startsAt)}${endsAt ? ` jusqu’au ${dayOf(endsAt)}` : ''}`;

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
