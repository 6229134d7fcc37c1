import { counted, refuse } from './breach.js';
import type { Check, Evidence } from './evidence.js';
import { inTurns } from './turns.js';

interface DerivedRow {
  what: string;
  kind: string;
  state: string;
  reason: string | null;
  object: string | null;
  size: string | null;
  hasText: boolean;
  hasJob: boolean;
}

/** What was made of files: previews, texts, open copies, copies with their credit inside. */
const derived = `select format('%s %s %s de %s', kind, position, name, blob_sha256) as what, kind, state, reason,
    object_sha256 as object, coalesce(size, -1) as size, text is not null as "hasText", exists (
      select from graphile_worker._private_jobs job where attempts < max_attempts and payload->>'sha256' = blob_sha256) as "hasJob"
  from derived_file
  union all select format('copie créditée %s de %s', credit_hash, of_sha256), 'stamped', state, reason, object_sha256, coalesce(size, -1), false, false
  from stamped_copy order by 1`;

export const derivedFiles: Check = {
  id: 'I6',
  subject: 'Fichiers dérivés',
  run: async (evidence) => {
    const rows = await evidence.database.rows<DerivedRow>(derived);
    refuse(rows.flatMap(unexplained));
    refuse(await inTurns(rows, (row) => damagedCopy(evidence, row)));
    const of = (...states: string[]) => rows.filter(({ state }) => states.includes(state)).length;
    const without = of('failed', 'unstamped');
    return `${counted(of('ready'), 'prêt')}, tels qu’enregistrés, ${of('pending')} en attente, ${without} sans suite avec une raison.`;
  },
};

/** Open copies are taken up again from hour to hour, and wait as long as the installation has no converter. */
function unexplained({ what, kind, state, reason, object, hasText, hasJob }: DerivedRow): string[] {
  if (state === 'pending' && !hasJob && kind !== 'open_copy')
    return [`${what} : en attente, et rien ne le fera.`];
  if (state === 'failed' && !reason) return [`${what} : en échec sans raison.`];
  if (state === 'ready' && object === null && !hasText) return [`${what} : dit prêt, et ne contient rien.`];
  return [];
}

async function damagedCopy(
  evidence: Evidence,
  { what, state, object, size }: DerivedRow,
): Promise<string | null> {
  if (state !== 'ready' || object === null) return null;
  const recorded = Number(size) >= 0 ? Number(size) : (evidence.objects.get(object)?.size ?? -1);
  const damage = await evidence.damage(object, recorded);
  return damage && `${what} : l’objet ${object}, ${damage}.`;
}
