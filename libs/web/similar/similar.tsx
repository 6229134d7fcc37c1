import type { NearCardFragment } from '#contract';
import type { View } from '../layout/view.js';
import { NBSP, typeset } from '../layout/words.js';
import { Card } from '../resource/card.js';
import { notAmong } from './once.js';

interface Near {
  readonly slug: string;
  readonly title: string;
  readonly nextResources: readonly NearCardFragment[];
  readonly similarResources: readonly NearCardFragment[];
}

/** All that is near a resource, each with its reason; what is to go on with first. */
export function similarView({ slug, title, nextResources, similarResources }: Near): View {
  const isAlone = nextResources.length + similarResources.length === 0;
  return {
    title: `Autour de «${NBSP}${title}${NBSP}»`,
    canonical: `/r/${slug}/proches`,
    content: (
      <main id="contenu" className="wrap stack-l">
        <header className="stack">
          <p>
            <a className="back" href={`/r/${slug}`}>
              Revenir à la ressource
            </a>
          </p>
          <h1 className="display">Autour de «{`${NBSP}${typeset(title)}${NBSP}`}»</h1>
        </header>
        {isAlone && (
          <p className="prose">
            Rien de proche pour l’instant. <a href="/recherche">Chercher dans tout le catalogue</a>
          </p>
        )}
        <Row id="suite" title="Pour continuer" near={nextResources} />
        <Row id="esprit" title="Dans le même esprit" near={notAmong(similarResources, nextResources)} />
      </main>
    ),
  };
}

function Row({ id, title, near }: { id: string; title: string; near: readonly NearCardFragment[] }) {
  if (near.length === 0) return null;
  return (
    <section className="row" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="list" role="list" aria-labelledby={id}>
        {near.map(({ resource, reason }, at) => (
          <Card key={resource.id} resource={resource} brief={typeset(reason.words)} eager={at < 2} />
        ))}
      </ul>
    </section>
  );
}
