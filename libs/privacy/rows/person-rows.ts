import { readFileSync } from 'node:fs';

/** Nothing of them stays; or some go (`deleted`), some lose their words (`changed`); or all stay, for a reason. */
type RowsErasure =
  | 'deleted'
  | {
      readonly deleted?: string;
      readonly changed?: readonly { readonly set: string; readonly where: string }[];
    }
  | { readonly stays: string };

/**
 * What a table holds of a person. Conditions are SQL, where `:account`, `:agent`, `:email` and `:name` are hers. One
 * list serves the export, which gives every row of hers, and the erasure, which goes through it in this order.
 */
export interface PersonRows {
  readonly table: string;
  /** In French, for the page of the archive that says what it holds. */
  readonly says: string;
  readonly hers: string;
  /** Columns that her export leaves out, and why. */
  readonly withheld?: Readonly<Record<string, string>>;
  /** Columns that name her in rows that are somebody else's, and why her export has none of these rows. */
  readonly besides?: Readonly<Record<string, string>>;
  /** Why no row can be told to be hers. */
  readonly unlinked?: string;
  readonly erasure: RowsErasure;
}

export const personRows = JSON.parse(
  readFileSync(new URL('../data/person-rows.json', import.meta.url), 'utf8'),
) as readonly PersonRows[];

/** Who it is about: what the conditions of the list name. */
export interface PersonNamed {
  readonly accountId: string;
  readonly agentId: string;
  readonly email: string;
  readonly name: string;
}

/** Gives `:account` and its like their places: put before a statement with `withHer`. */
export const placed = (condition: string): string =>
  condition.replace(/(?<![:\w]):(account|agent|email|name)\b/g, '(select $1 from her)');

export const withHer =
  'with her(account, agent, email, name) as (values ($1::uuid, $2::uuid, $3::citext, $4::text))';

export const valuesOf = ({ accountId, agentId, email, name }: PersonNamed): string[] => [
  accountId,
  agentId,
  email,
  name,
];
