import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-ins in two steps, second factors, single sign-on. `strong_since`: since when a second factor stands behind the credential. */
export class Accounts1764030021000 implements MigrationInterface {
  name = 'Accounts1764030021000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [credentials, singleSignOn, marks]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table sign_in_challenge;
      alter table external_identity drop column establishment_code, add column claims jsonb;
      alter table access_token drop column strong_since;
      alter table session drop column strong_since;`);
  }
}

const credentials = `
alter table session add column strong_since timestamptz;
alter table access_token add column strong_since timestamptz;
create table sign_in_challenge (
  id uuid primary key default uuidv7(), token_hash text not null unique, account_id uuid not null references account(id),
  created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz);
create index sign_in_challenge_of_account on sign_in_challenge(account_id);
create index known_device_by_token on known_device(token_hash);
`;

const singleSignOn = `
-- Of what an issuer says, one thing is kept, in a column that says what it is.
alter table external_identity drop column claims, add column establishment_code text;
create index external_identity_of_account on external_identity(account_id);
`;

const marked: Record<'account' | 'sealed', readonly string[]> = {
  account: ['session.strong_since', 'access_token.strong_since', 'external_identity.establishment_code'],
  sealed: [
    ...['id', 'token_hash', 'account_id', 'created_at', 'expires_at', 'used_at'].map(
      (column) => `sign_in_challenge.${column}`,
    ),
  ],
};

const marks = Object.entries(marked)
  .flatMap(([mark, columns]) => columns.map((column) => `comment on column ${column} is 'privacy: ${mark}';`))
  .join('\n');
