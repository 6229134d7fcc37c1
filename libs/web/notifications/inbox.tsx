import type { InboxQuery } from '#contract';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { dayOf, hourOf, plural } from '../layout/words.js';

type Me = NonNullable<InboxQuery['me']>;
type Line = Me['notifications']['edges'][number]['node'];

export const LINES_PER_PAGE = 15;

/** What happened to what concerns the reader, newest first; why she is told stands under each line. */
export function inboxView(
  { notifications, unreadNotifications: unread }: Me,
  page: number,
  done?: string,
): View {
  const pageCount = Math.ceil(notifications.totalCount / LINES_PER_PAGE);
  return {
    title: 'Notifications',
    section: 'notifications',
    content: (
      <main id="contenu" className="wrap stack">
        <DoneNotice done={done} />
        <h1 className="display">Notifications</h1>
        <p className="lead">{leadOf(notifications.totalCount, unread)}</p>
        <form className="cluster" method="post" action="/notifications/lues">
          {unread > 0 && <button className="btn">Tout marquer comme lu</button>}
          <a href="/notifications/reglages">Choisir les courriels que vous recevez</a>
        </form>
        {notifications.edges.length > 0 && (
          <ol className="entries" role="list">
            {notifications.edges.map(({ node }) => (
              <li key={node.id} className="entry">
                <Line {...node} page={page} />
              </li>
            ))}
          </ol>
        )}
        <Pager page={page} pageCount={pageCount} href={(to) => `/notifications?page=${to}`} />
      </main>
    ),
  };
}

function leadOf(total: number, unread: number): string {
  if (total === 0)
    return 'Rien pour le moment. Ce qui arrive à vos ressources, et à celles que vous adaptez, s’écrit ici.';
  return unread === 0 ? 'Tout est lu.' : `${plural(unread, 'non lue', 'non lues')}.`;
}

/** Read or not is said in words: weight and colour alone reach nobody who listens. */
function Line({ id, title, path, detail, createdAt, read, reason, stops, page }: Line & { page: number }) {
  return (
    <article className="stack-s prose">
      <h2 className="title">
        <a href={path}>{title}</a>
      </h2>
      {detail && <p className="brief brief-long">{detail}</p>}
      <p className="hint">
        {read ? 'Lue' : <strong>Non lue</strong>}, reçue le {dayOf(createdAt)} à {hourOf(createdAt)}. {reason}
      </p>
      {stops.length > 0 && (
        <p className="cluster">
          {stops.map((stop) => (
            <a key={stop.path} href={stop.path} rel="nofollow">
              {stop.label}
            </a>
          ))}
        </p>
      )}
      {!read && (
        <form method="post" action={`/notifications/${id}/lue`}>
          <input type="hidden" name="page" value={page} />
          <button className="quiet" aria-label={`Marquer comme lue : ${title}`}>
            Marquer comme lue
          </button>
        </form>
      )}
    </article>
  );
}
