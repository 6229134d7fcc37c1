import type { SessionsQuery } from '#contract';
import type { View } from '../layout/view.js';
import { dayOf, hourOf } from '../layout/words.js';
import { accountFrame } from './account-frame.js';

type Sessions = NonNullable<SessionsQuery['me']>['sessions'];

export function sessionsView(sessions: Sessions, done?: string): View {
  const others = sessions.filter(({ current }) => !current);
  return accountFrame({
    path: '/compte/sessions',
    title: 'Où vous êtes connecté·e',
    lead: 'Un appareil que vous ne reconnaissez pas ? Fermez sa session, puis changez votre mot de passe.',
    done,
    children: (
      <div className="stack form">
        <ul className="entries" role="list">
          {sessions.map((session) => (
            <li key={session.id} className="entry">
              <Session {...session} />
            </li>
          ))}
        </ul>
        {others.length > 1 && (
          <form method="post" action="/compte/sessions/fermer">
            <button className="btn">Fermer toutes les autres sessions</button>
          </form>
        )}
      </div>
    ),
  });
}

/** Use is noted every ten minutes: an hour is exact enough. */
function Session({ id, device, createdAt, lastUsedAt, current }: Sessions[number]) {
  const opened = `ouverte le ${dayOf(createdAt)}`;
  if (current)
    return (
      <p>
        <strong>{device}</strong>, cette session, {opened}
      </p>
    );
  return (
    <form className="cluster" method="post" action={`/compte/sessions/${id}/fermer`}>
      <span>
        {device}, {opened}, utilisée pour la dernière fois le {dayOf(lastUsedAt)} vers {hourOf(lastUsedAt)}
      </span>
      <button className="quiet" aria-label={`Fermer la session : ${device}`}>
        Fermer
      </button>
    </form>
  );
}
