import { behind } from '../support/behind.js';
import type { RunningProduct } from '../support/product.js';

/** Codes of two attestations of one person: one that holds, one that may be taken back. */
export interface Attested {
  readonly code: string;
  readonly spare: string;
}

export const thisYear = (): number =>
  Number(new Date().toLocaleDateString('fr-FR', { year: 'numeric', timeZone: 'Europe/Paris' }));

/** As they would be had this person reviewed in years that no scene holds. */
export async function attestedOf(product: Pick<RunningProduct, 'dataDir'>, email: string): Promise<Attested> {
  const codes = { code: '7f3k2mqx98ab', spare: '4wpt7hcn25ze' };
  await behind(product, (owner) =>
    owner.query(
      `insert into attestation(code, account_id, role, year, facts, issued_at)
       select given.code, account.id, 'reviewer', given.year, $3::jsonb, now()
       from account, (values ($2, 2024), ($4, 2023)) as given(code, year) where account.email = $1`,
      [email, codes.code, JSON.stringify(facts), codes.spare],
    ),
  );
  return codes;
}

const facts = {
  name: 'Autrice',
  campaigns: [{ title: 'Les fractions', opensOn: '2024-01-12', closesOn: '2024-03-31', count: 4 }],
};
