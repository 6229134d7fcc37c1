import type { PermissionLineFragment } from '#contract';
import { dayOf } from '../layout/words.js';

/** What was asked of the authors of a source, and what they said. */
export function PermissionStates({ permissions }: { permissions: readonly PermissionLineFragment[] }) {
  if (permissions.length === 0) return null;
  return (
    <ul className="stack-s">
      {permissions.map((permission) => (
        <li key={permission.id}>
          <a href={`/permissions/${permission.id}`}>Accord pour {permission.licence.label}</a>
          {stateOf(permission)}
          {permission.answer && ` « ${permission.answer} »`}
        </li>
      ))}
    </ul>
  );
}

const stateOf = ({ state, askedAt, answeredAt }: PermissionLineFragment): string => {
  if (state === 'ASKED' || answeredAt === null)
    return ` : demandé le ${dayOf(askedAt)}, pas encore de réponse.`;
  return state === 'GRANTED' ? ` : donné le ${dayOf(answeredAt)}.` : ` : refusé le ${dayOf(answeredAt)}.`;
};
