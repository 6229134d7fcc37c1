import { createHash } from 'node:crypto';
import { counted, refuse } from './breach.js';
import type { Check, Evidence } from './evidence.js';

interface Entry {
  id: string;
  verb: string;
  line: (string | null)[];
  previous: string;
  chain: string;
}

/** The instant as it was hashed: ISO 8601, in UTC, to the millisecond. */
const entries = `select id::text, verb, previous_hash as previous, chain_hash as chain, array[
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), actor_account_id::text, verb, subject_type, subject_id,
    before_hash, after_hash, note] as line from audit_entry order by audit_entry.id`;

/** Changes that somebody was told of, each with how many entries of the log it must have. The end of a chain can be cut
 *  off without a trace in what is left; what it recorded is still there. */
const unrecorded = `select what from (
    select format('la publication de la version %s de « %s »', number, coalesce(slug, resource.id::text)) as what, exists (
      select from audit_entry where verb = 'resource.publish' and subject_id = resource.id::text
        and after_hash = encode(sha256(convert_to('"' || metadata_hash || '"', 'UTF8')), 'hex')) as is_recorded
    from version join resource on resource.id = resource_id
    union all select format('le retrait de « %s »', title), exists (
      select from audit_entry where verb = 'resource.withdraw' and subject_id = resource_id::text) from tombstone
    union all select format('la décision de modération %s', id), exists (
      select from audit_entry where verb in ('resource.hide', 'resource.show', 'report.dismiss')
        and subject_id in (resource_id::text, report_id::text)) from moderation_decision
    union all select format('le mandat %s', id), exists (
      select from audit_entry where subject_type = 'mandate' and subject_id = mandate.id::text) from mandate) each
  where not is_recorded order by 1`;

export const auditChain: Check = {
  id: 'I8',
  subject: 'Journal',
  run: async (evidence) => {
    const { found, count } = await brokenLinks(evidence);
    refuse(found);
    refuse(
      (await evidence.database.rows<{ what: string }>(unrecorded)).map(
        ({ what }) => `Aucune ligne ne dit ${what}.`,
      ),
    );
    return `${counted(count, 'ligne')}, chaîne entière ; une ligne pour chaque publication, retrait, décision et mandat.`;
  },
};

/** Only the first: what follows a broken link says nothing. */
async function brokenLinks({ database }: Evidence): Promise<{ found: string[]; count: number }> {
  let previous = '';
  let count = 0;
  for await (const entry of database.stream<Entry>(entries)) {
    count += 1;
    const named = `La ligne ${entry.id} (${entry.verb})`;
    if (entry.previous !== previous)
      return { found: [`${named} ne suit pas celle d’avant : une ligne manque ou a changé.`], count };
    if (hashOf(entry) !== entry.chain) return { found: [`${named} a été changée.`], count };
    previous = entry.chain;
  }
  return { found: [], count };
}

const hashOf = ({ previous, line }: Entry): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, ...line]))
    .digest('hex');
