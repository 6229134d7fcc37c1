import type { LayoutFragment } from '#contract';
import type { Assets } from './assets.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { preferenceAttributes, type Preferences, ReadingPreferences } from './preferences.js';
import { SignedIn } from './signed-in.js';
import type { View } from './view.js';

interface DocumentProps {
  view: View;
  viewer: LayoutFragment['viewer'];
  preferences: Preferences;
  assets: Assets;
  /** The origin of the pages, without a final slash. */
  origin: string;
  /** The path and query of this page, for « Se connecter » to come back. */
  address: string;
}

/** A whole HTML document, without its doctype. */
export function Document({ view, viewer, preferences, assets, origin, address }: DocumentProps) {
  return (
    <html lang="fr" {...preferenceAttributes(preferences)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${view.title} · Essaim`}</title>
        {assets.font !== null && (
          <link rel="preload" href={assets.font} as="font" type="font/woff2" crossOrigin="anonymous" />
        )}
        <link rel="stylesheet" href={assets.style} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <script type="module" src={assets.script} />
        <Meta view={view} origin={origin} />
      </head>
      <body>
        <a className="skip" href="#contenu">
          Aller au contenu
        </a>
        <Header viewer={viewer} section={view.section} search={view.search} address={address} />
        {viewer && viewer.secondFactor.withheldRoles.length > 0 && <MandateWaits address={address} />}
        <ReadingPreferences.Provider value={preferences}>
          <SignedIn.Provider value={viewer !== null && viewer !== undefined}>
            {view.content}
          </SignedIn.Provider>
        </ReadingPreferences.Provider>
        <Footer />
      </body>
    </html>
  );
}

/** On every page until it is done: the rights of a mandate wait for the second factor that it demands. */
function MandateWaits({ address }: { address: string }) {
  if (address.startsWith('/compte/second-facteur')) return null;
  return (
    <aside className="wrap" aria-label="Votre mandat">
      <p className="notice notice-alert">
        Votre mandat attend un second facteur. <a href="/compte/second-facteur">L’installer</a>
      </p>
    </aside>
  );
}

function Meta({ view, origin }: { view: View; origin: string }) {
  if (view.canonical === undefined) return <meta name="robots" content="noindex" />;
  const canonical = origin + view.canonical;
  return (
    <>
      {view.description !== undefined && <meta name="description" content={view.description} />}
      <link rel="canonical" href={canonical} />
      {view.licenceUrl && <link rel="license" href={view.licenceUrl} />}
      {view.feed && (
        <link rel="alternate" type="application/atom+xml" title={view.feed.title} href={view.feed.path} />
      )}
      <meta property="og:site_name" content="Essaim" />
      <meta property="og:locale" content="fr_FR" />
      <meta property="og:type" content={view.kind ?? 'website'} />
      <meta property="og:title" content={view.title} />
      <meta property="og:url" content={canonical} />
      {view.description !== undefined && <meta property="og:description" content={view.description} />}
      {view.jsonLd !== undefined && (
        // A data block, not code: the content security policy does not concern it. Only « </script » could end it.
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptSafe(view.jsonLd) }} />
      )}
    </>
  );
}

/** JSON that cannot close its script element nor open a comment in it. */
export const scriptSafe = (json: string): string => json.replaceAll('<', '\\u003c');
