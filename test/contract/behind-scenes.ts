import { behind } from '../support/behind.js';
import type { RunningProduct } from '../support/product.js';
import { until } from '../support/until.js';

/** What the worker made of the scenes' one file; ids of rows of `derived_file`. */
export interface Derived {
  readonly copyId: string;
  readonly pageId: string;
}

/** An academy that people may enter by; it answers nobody. */
const issuer = { key: 'exemple', name: 'Académie d’exemple', issuer: 'https://identite.exemple.fr' };

/** Settings under which every field of the schema can be seen. */
export const seenSettings = {
  TRUSTED_PROXIES: 'loopback',
  SSO_ISSUERS: JSON.stringify([{ ...issuer, clientId: 'essaim', clientSecret: 'un secret de test' }]),
};

/**
 * An open copy and the picture of a page, as the worker leaves them where there is a converter. The scenes' file is a text,
 * of which it makes none: they hold the bytes of the file itself.
 */
export async function deriveFrom(product: Pick<RunningProduct, 'dataDir'>, partId: string): Promise<Derived> {
  let made: Derived | undefined;
  await behind(product, async (owner) => {
    const { rows: parts } = await owner.query<{ sha256: string }>(
      'select blob_sha256 as sha256 from part where id = $1',
      [partId],
    );
    const sha256 = parts[0]?.sha256;
    // First what the worker really makes of it, which would replace what stands there.
    await until('a preview of the file', async () => {
      const { rowCount } = await owner.query(
        `select from derived_file where blob_sha256 = $1 and kind = 'preview'`,
        [sha256],
      );
      return rowCount === 1;
    });
    const { rows } = await owner.query<{ id: string; kind: string }>(
      `insert into derived_file(blob_sha256, kind, position, name, tool, tool_version, state, object_sha256, size, mime, width, height, text, made_at)
       values ($1, 'open_copy', 0, 'pdf', 'LibreOffice', '7.4.7', 'ready', $1, 90, 'application/pdf', null, null, null, now()),
         ($1, 'page', 1, '1', 'pdfjs', '5', 'ready', $1, 90, 'image/png', 600, 800, 'Énoncé', now())
       on conflict (blob_sha256, kind, position, name) do update set state = 'ready' returning id, kind`,
      [sha256],
    );
    const idOf = (kind: string): string => rows.find((row) => row.kind === kind)?.id ?? '';
    made = { copyId: idOf('open_copy'), pageId: idOf('page') };
  });
  if (!made) throw new Error('Nothing was made of the file.');
  return made;
}

/** Where an import would have found it. */
export const importedFrom = (product: Pick<RunningProduct, 'dataDir'>, resourceId: string): Promise<void> =>
  behind(product, (owner) =>
    owner.query(
      `insert into origin(resource_id, system, external_id, url, digest, harvested_at)
       values ($1, 'exemple', $2, 'https://example.org/fractions', '', now())`,
      [resourceId, resourceId],
    ),
  );

/** What the scenes of mandates hold: a school, and what this person asked for, has coming and had. */
export interface MandateScene {
  readonly territoryId: string;
  /** It waits for an answer. */
  readonly requestId: string;
  /** It begins in ten days: it gives nothing yet. */
  readonly mandateId: string;
}

export async function mandatesOf(
  product: Pick<RunningProduct, 'dataDir'>,
  email: string,
): Promise<MandateScene> {
  let made: MandateScene | undefined;
  await behind(product, async (owner) => {
    const one = async (sql: string, values: unknown[]): Promise<string> =>
      (await owner.query<{ id: string }>(sql, values)).rows[0]?.id ?? '';
    const territoryId = await one(`select id from territory where code = 'dep-01'`, []);
    const accountId = await one('select id from account where email = $1', [email]);
    const school = await one(
      `insert into territory(kind, code, label, words, parent_id)
       values ('ecole', '0019901Z', 'École d’exemple, Bourg', 'ecole exemple bourg 0019901z', $1) returning id`,
      [territoryId],
    );
    await owner.query(
      `insert into establishment(uai, name, kind, commune, territory_id) values ('0019901Z', 'École d’exemple', 'Ecole', 'Bourg', $1)`,
      [school],
    );
    const requests = await owner.query<{ id: string }>(
      `insert into mandate_request(account_id, role, territory_id, words, asked_at, answered_at, answered_by, granted, answer)
       values ($1, 'referent', $2, 'J’anime les relectures.', now(), null, null, null, null),
         ($1, 'curator', $2, 'Je rassemble.', now() - interval '9 days', now(), $1, false, 'Pas cette année.') returning id`,
      [accountId, territoryId],
    );
    const mandates = await owner.query<{ id: string }>(
      `insert into mandate(account_id, role, territory_id, starts_at, ends_at, granted_by, granted_at, revoked_at)
       values ($1, 'curator', $2, now() + interval '10 days', now() + interval '20 days', $1, now(), null),
         ($1, 'curator', $2, now() - interval '20 days', now() + interval '20 days', $1, now(), now()) returning id`,
      [accountId, territoryId],
    );
    made = { territoryId, requestId: requests.rows[0]?.id ?? '', mandateId: mandates.rows[0]?.id ?? '' };
  });
  if (!made) throw new Error('No mandate was made.');
  return made;
}

/** A job that failed so often, of no kind that the worker knows: nobody takes it. Returns its id. */
export async function failedJob(product: Pick<RunningProduct, 'dataDir'>, attempts = 1): Promise<string> {
  let id = '';
  await behind(product, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `select id from graphile_worker.add_job('nobody.reacts', run_at => now() + interval '1 hour', max_attempts => 12)`,
    );
    id = rows[0]?.id ?? '';
    await owner.query(
      `update graphile_worker._private_jobs set attempts = $2, last_error = 'connect ECONNREFUSED' where id = $1`,
      [id, attempts],
    );
  });
  return id;
}

/** As if these people had linked the academy’s identity to their account. */
export const linkIdentities = (
  product: Pick<RunningProduct, 'dataDir'>,
  emails: readonly string[],
): Promise<void> =>
  behind(product, (owner) =>
    owner.query(
      `insert into external_identity(account_id, issuer, subject, linked_at)
       select id, $1, id::text, now() from account where email = any($2::text[])`,
      [issuer.issuer, emails],
    ),
  );

/** One line in the inbox of each of these people; returns their ids, in this order. */
export async function notifyEach(
  product: Pick<RunningProduct, 'dataDir'>,
  emails: readonly string[],
): Promise<string[]> {
  let ids: string[] = [];
  await behind(product, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into notification(account_id, kind, title, path, detail, created_at)
       select account.id, 'adapted', 'Votre ressource est adaptée', '/', 'Plus courte.', now()
       from unnest($1::text[]) with ordinality as told(email, place) join account using (email) order by place returning id`,
      [emails],
    );
    ids = rows.map(({ id }) => id);
  });
  return ids;
}

/** Each follows somebody, a shelf and a search. */
export const followEach = (
  product: Pick<RunningProduct, 'dataDir'>,
  emails: readonly string[],
): Promise<void> =>
  behind(product, (owner) =>
    owner.query(
      `insert into follow(account_id, kind, agent_id, level, subject, search, target, since, asked_until)
       select account.id, thing.kind, case when thing.kind = 'person' then (select id from agent order by slug limit 1) end,
         thing.level, thing.subject, thing.search::jsonb, thing.kind, now(), case when thing.kind = 'search' then now() end
       from unnest($1::text[]) as told(email) join account using (email) cross join (values
         ('person', null, null, null), ('aisle', 'cm1', 'mathematiques', null),
         ('search', null, null, '{"words":"fractions","filters":{"levels":["cm1"]}}')) as thing(kind, level, subject, search)`,
      [emails],
    ),
  );

/** As if the draft had been begun from the first version of that resource. */
export const begunFrom = (
  product: Pick<RunningProduct, 'dataDir'>,
  draftId: string,
  sourceId: string,
): Promise<void> =>
  behind(product, (owner) =>
    owner.query(
      `insert into version_source(draft_id, source_version_id, licence_id, position)
       select $1, id, licence_id, 0 from version where resource_id = $2 and number = 1`,
      [draftId, sourceId],
    ),
  );

/** As if the author of the draft had asked, days ago, for another licence of that source; returns the question's id. */
export async function permissionAsked(
  product: Pick<RunningProduct, 'dataDir'>,
  { draftId, sourceId, message }: { draftId: string; sourceId: string; message: string },
): Promise<string> {
  let id = '';
  await behind(product, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into permission(resource_id, source_resource_id, licence_id, title, message, asked_by, asked_at, state)
       select draft.resource_id, $2, 'CC-BY-NC-4.0', 'Le partage', $3, account_id, now() - interval '2 days', 'asked'
       from draft join resource_member member on member.resource_id = draft.resource_id and member.role = 'author'
       where draft.id = $1 returning id`,
      [draftId, sourceId, message],
    );
    id = rows[0]?.id ?? '';
  });
  return id;
}

/** As if it had been granted. */
export const permissionGranted = (product: Pick<RunningProduct, 'dataDir'>, id: string): Promise<void> =>
  behind(product, (owner) =>
    owner.query(
      `update permission set state = 'granted', answer = 'Avec plaisir.', answered_by = asked_by, answered_at = now() where id = $1`,
      [id],
    ),
  );

/** As if the proposer had sent her copy: straight to the rows, since a person may only begin so many in a day. */
export async function proposedTo(
  product: Pick<RunningProduct, 'dataDir'>,
  about: { resourceId: string; draftId: string; proposer: string },
): Promise<string> {
  let id = '';
  await behind(product, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into proposal(resource_id, base_version_id, draft_id, proposer_id, reason, state, created_at, sent_at)
       select $1, version.id, $2, account.id, 'Un titre plus clair.', 'sent', now() - interval '2 days', now()
       from version, account where version.resource_id = $1 and version.number = 1 and account.email = $3 returning id`,
      [about.resourceId, about.draftId, about.proposer],
    );
    await owner.query('update draft set proposed_at = now(), proposed_to = $2 where id = $1', [
      about.draftId,
      about.resourceId,
    ]);
    id = rows[0]?.id ?? '';
  });
  return id;
}

/** As if the author had taken one change of an earlier proposal, in her own words. */
export async function answeredTo(
  product: Pick<RunningProduct, 'dataDir'>,
  about: { resourceId: string; proposer: string; author: string },
): Promise<string> {
  let id = '';
  await behind(product, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `with answered as (
         insert into proposal(resource_id, base_version_id, proposer_id, reason, state, created_at, sent_at, decided_at,
           decided_by, message, for_version, told_at)
         select $1, version.id, proposer.id, 'Une faute.', 'decided', now() - interval '3 days', now() - interval '3 days',
           now(), author.id, 'Merci.', 2, now()
         from version, account proposer, account author
         where version.resource_id = $1 and version.number = 1 and proposer.email = $2 and author.email = $3 returning id)
       insert into proposal_answer(proposal_id, position, piece_id, kind, change, conflict, label, mine, original_then,
         original_now, take, verdict, written, answer)
       select id, 1, 'champ-summary', 'field', 'changed', false, 'Résumé', 'Avant.', 'Avant.', 'Après.', 'edited',
         'accepted', 'Mieux.', 'Bien vu.' from answered returning proposal_id as id`,
      [about.resourceId, about.proposer, about.author],
    );
    id = rows[0]?.id ?? '';
  });
  return id;
}
