import { randomUUID } from 'node:crypto';
import { CollectionService } from '#collections';
import { NotificationService } from '#notifications';
import type { Actor } from '#platform/authorization';
import { DraftPartsService, DraftService, type Resource, WithdrawalService } from '#resources';
import type { TestApplication } from './application.js';
import { newPublished, newTeacher, newToken, odt, readyFields, takeBytes } from './builders.js';

/** Somebody who did a bit of everything, each time with a word of her own, and what these words are. */
export interface Canary {
  readonly actor: Actor;
  readonly colleague: Actor;
  readonly name: string;
  /** Words that only she said, of herself or in private. */
  readonly private: readonly string[];
  readonly alone: Resource;
  readonly adapted: Resource;
  readonly shared: Resource;
  readonly draftResource: string;
  readonly openCollection: string;
}

/** Far from each other: the search forgives spelling. */
const names = [
  'Zinzolin Quetzal',
  'Amarante Oryx',
  'Céladon Wombat',
  'Garance Tamanoir',
  'Indigo Koudou',
  'Ocre Bongo',
];
let told = 0;

/** Through the real verbs, and behind the application for what no test has a verb for. */
export async function canary(product: TestApplication): Promise<Canary> {
  const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await product.behind.owner.query<Row>(text, values)).rows;
  told += 1;
  const word = (what: string): string => `${what}zinzolin${told}`;
  const name = names[told - 1] ?? '';
  const actor = await newTeacher(product, name);
  const colleague = await newTeacher(product, `Collègue ${told}`);
  const { accountId } = actor;
  const [account] = await sql<{ email: string }>('select email from account where id = $1', [accountId]);
  const email = account?.email ?? '';
  await newToken(product, actor, 'READ');
  await sql(`update access_token set name = $2 where account_id = $1`, [accountId, word('jeton')]);
  await sql(
    `update agent set civil_name = $2, portrait = $3, links = jsonb_build_array(jsonb_build_object('label', $4::text, 'url', 'https://exemple.fr'))
     where id = $1`,
    [actor.agentId, word('civil'), word('bio'), word('lien')],
  );
  await sql(
    `insert into session(token_hash, account_id, device, created_at, last_used_at, expires_at) values ($3, $1, $2, now(), now(), now() + interval '1 day')`,
    [accountId, word('appareil'), randomUUID()],
  );
  await sql(
    `insert into mandate_request(account_id, role, territory_id, words, asked_at) select $1, 'curator', id, $2, now() from territory limit 1`,
    [accountId, word('demande')],
  );
  const alone = await newPublished(product, actor, { title: `Seule ${told}` });
  const adapted = await newPublished(product, actor, { title: `Adaptée ${told}` });
  const shared = await newPublished(product, actor, { title: `À deux ${told}` });
  const adaptation = await newPublished(product, colleague, { title: `Adaptation ${told}` });
  const gone = await newPublished(product, colleague, { title: `Adaptation retirée ${told}` });
  for (const { id } of [adaptation, gone])
    await sql(
      `insert into version_source(version_id, source_version_id, licence_id, position)
       select mine.id, theirs.id, theirs.licence_id, 0 from version mine, version theirs where mine.resource_id = $1 and theirs.resource_id = $2`,
      [id, adapted.id],
    );
  await product.app
    .get(WithdrawalService, { strict: false })
    .withdraw(colleague, gone.id, { category: 'author', reason: 'Une erreur.' });
  await sql(
    `insert into resource_member(resource_id, account_id, role, since) values ($1, $2, 'co-author', now())`,
    [shared.id, colleague.accountId],
  );
  await sql(
    `insert into declared_conflict(account_id, resource_id, words, declared_at) values ($1, $2, $3, now())`,
    [accountId, adaptation.id, word('conflit')],
  );
  await sql(
    `insert into report(receipt, resource_id, category, details, contact, state, created_at) values ($1, $2, 'other', 'Une erreur.', $3, 'open', now())`,
    [randomUUID(), adaptation.id, email],
  );
  const draft = await product.app
    .get(DraftService, { strict: false })
    .create(actor, { ...readyFields, title: word('brouillon') });
  const sha256 = await takeBytes(
    product,
    'cours.odt',
    odt({ title: word('titre'), paragraphs: [word('fichier')] }),
  );
  const [upload] = await sql<{ id: string }>(
    `insert into upload(account_id, filename, state, blob_sha256, created_at) values ($1, $2, 'accepted', $3, now()) returning id`,
    [accountId, `${word('nom')}.odt`, sha256],
  );
  await product.app
    .get(DraftPartsService, { strict: false })
    .attachFile(actor, draft.id, upload?.id ?? '', 'editable');
  const collections = product.app.get(CollectionService, { strict: false });
  await collections.create(actor, { title: word('collection'), why: word('pourquoi') });
  const open = await collections.create(actor, {
    title: `Pour tout le monde ${told}`,
    why: 'Pour commencer.',
    visibility: 'public',
  });
  await product.database.transaction((tx) =>
    product.app.get(NotificationService, { strict: false }).notify(tx, {
      accountId: colleague.accountId ?? '',
      kind: 'adapted',
      title: `${name} a adapté votre ressource`,
      path: '/',
    }),
  );
  await product.drain();
  return {
    ...{
      actor,
      colleague,
      name,
      alone,
      adapted,
      shared,
      draftResource: draft.resourceId,
      openCollection: open.id,
    },
    private: [
      email.split('@')[0] ?? '',
      ...[
        'jeton',
        'civil',
        'bio',
        'lien',
        'appareil',
        'demande',
        'conflit',
        'brouillon',
        'titre',
        'fichier',
        'nom',
        'collection',
        'pourquoi',
      ].map(word),
    ],
  };
}
