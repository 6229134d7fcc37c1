import { counted, refuse } from './breach.js';
import type { Check } from './evidence.js';

const gaps = `select coalesce(slug, resource.id::text) as name, latest_version as latest,
    coalesce(array_agg(number order by number) filter (where number is not null), '{}') as numbers
  from resource left join version on version.resource_id = resource.id group by resource.id
  having latest_version <> count(number) or coalesce(max(number), 0) <> latest_version or (lifecycle = 'draft') <> (count(number) = 0)
  order by 1`;

/** The same line written twice at one instant: an event that took effect twice. */
const doubles = `select account_id as account, kind, path, count(*)::int as times from notification
  group by account_id, kind, resource_id, title, path, detail, created_at having count(*) > 1 order by 1, 2`;

/** Given up after its last attempt. */
const dead = `select job.id::text, task.identifier as type, payload::text, last_error as error from graphile_worker._private_jobs job
  join graphile_worker._private_tasks task on task.id = task_id where attempts >= max_attempts order by job.id`;

const waiting =
  'select count(*)::int as count from graphile_worker._private_jobs where attempts < max_attempts';

export const sequences: Check = {
  id: 'I5',
  subject: 'Suites et événements',
  run: async ({ database }) => {
    const broken = await database.rows<{ name: string; latest: number; numbers: number[] }>(gaps);
    refuse(
      broken.map(
        ({ name, latest, numbers }) =>
          `« ${name} » : la dernière version serait la ${latest}, et l’on trouve ${numbers.join(', ') || 'aucune version'}.`,
      ),
    );
    const twice = await database.rows<{ account: string; kind: string; path: string; times: number }>(
      doubles,
    );
    refuse(
      twice.map(
        ({ account, kind, path, times }) =>
          `Le compte ${account} a ${times} fois la même ligne ${kind}, ${path}.`,
      ),
    );
    const lost = await database.rows<{ id: string; type: string; payload: string; error: string | null }>(
      dead,
    );
    refuse(
      lost.map(
        ({ id, type, payload, error }) =>
          `L’événement ${id}, ${type} ${payload}, est abandonné : ${error ?? 'sans raison'}.`,
      ),
    );
    const [left] = await database.rows<{ count: number }>(waiting);
    const [all] = await database.rows<{ count: number }>('select count(*)::int as count from version');
    return `${counted(all?.count ?? 0, 'version')} sans trou, aucun effet double, ${counted(left?.count ?? 0, 'événement')} en file, aucun abandonné.`;
  },
};
