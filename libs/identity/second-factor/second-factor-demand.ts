import { readFileSync } from 'node:fs';
import type { LiveMandate, MandateRole } from '#platform/authorization';

/** The roles whose rights need a second factor, with the standards that ask for it. */
const demand = JSON.parse(
  readFileSync(new URL('../data/second-factor-demand.json', import.meta.url), 'utf8'),
) as { source: string; roles: MandateRole[] };

const asksForOne = ({ role }: LiveMandate): boolean => demand.roles.includes(role);

/** What live mandates give to a credential: without a second factor behind it, the demanding ones give nothing. */
export function rightsOf(
  mandates: readonly LiveMandate[],
  hasSecondFactor: boolean,
): { mandates: LiveMandate[]; withheldRoles: MandateRole[] } {
  const withheld = hasSecondFactor ? [] : mandates.filter(asksForOne);
  return {
    mandates: mandates.filter((mandate) => !withheld.includes(mandate)),
    withheldRoles: [...new Set(withheld.map(({ role }) => role))],
  };
}

/** Whether one of these live mandates asks for a second factor. */
export const demandsSecondFactor = (mandates: readonly LiveMandate[]): boolean => mandates.some(asksForOne);
