import type { LayoutFragment } from '#contract';
import { signInPath } from './safe-path.js';
import { SearchForm } from './search-form.js';
import type { Section } from './view.js';

interface HeaderProps {
  viewer: LayoutFragment['viewer'];
  section: Section | undefined;
  search: string | null | undefined;
  address: string;
}

export function Header({ viewer, section, search, address }: HeaderProps) {
  const current = (name: Section) => (section === name ? 'page' : undefined);
  return (
    <header className="site-head">
      <div className="wrap">
        <a className="brand" href="/">
          <Mark />
          Essaim
        </a>
        {search !== null && <SearchForm value={search ?? ''} />}
        <nav aria-label="Principal">
          <a href="/recherche" aria-current={current('explore')}>
            Explorer
          </a>
          <a href="/publier" aria-current={current('publish')}>
            Publier
          </a>
          {viewer && (
            <a href="/relire" aria-current={current('review')}>
              Relire
            </a>
          )}
          {viewer?.viewerCan.moderate && (
            <a href="/moderation" aria-current={current('moderate')}>
              Modérer
            </a>
          )}
          {viewer && (
            <a href="/notifications" aria-current={current('notifications')}>
              Notifications
              <Unread count={viewer.unreadNotifications} />
            </a>
          )}
          <a href="/reglages" aria-current={current('settings')}>
            Réglages
          </a>
        </nav>
        {viewer === null || viewer === undefined ? (
          <a className="me" href={signInPath(address)} rel="nofollow" aria-current={current('account')}>
            Se connecter
          </a>
        ) : (
          <a className="me" href="/compte" aria-current={current('account')}>
            Mon compte
          </a>
        )}
      </div>
    </header>
  );
}

/** The server stops counting at a hundred. */
function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <>
      {'\u00a0'}({count < 100 ? count : 'plus de 99'}
      <span className="vh">{'\u00a0'}non lues</span>)
    </>
  );
}

const Mark = () => (
  <svg viewBox="0 0 30 30" width="30" height="30" aria-hidden="true">
    <path d="M12 3 22 9v12l-10 6-10-6V9z" />
    <circle cx="21" cy="11" r="7" />
  </svg>
);
