import type { OverviewQuery } from '#contract';
import type { View } from '../layout/view.js';
import { plural } from '../layout/words.js';
import { type AisleKind, aislePath } from './aisle-path.js';

type Value = OverviewQuery['resources']['facets'][number]['values'][number];

/** The plan of the shelves: every level and subject that has something, with how much. */
export function overviewView({ resources }: OverviewQuery): View {
  const valuesOf = (facet: string): Value[] =>
    resources.facets.find(({ name }) => name === facet)?.values.filter(({ count }) => count > 0) ?? [];
  return {
    title: 'Niveaux et disciplines',
    section: 'explore',
    description: 'Toutes les ressources d’Essaim, par niveau et par discipline.',
    canonical: '/parcours',
    content: (
      <main id="contenu" className="wrap stack-l">
        <header className="stack-s">
          <h1 className="display">Niveaux et disciplines</h1>
          <p className="soft">
            {plural(resources.totalCount, 'ressource', 'ressources')} à prendre et à adapter.
          </p>
        </header>
        <Shelves kind="niveau" title="Par niveau" values={valuesOf('LEVELS')} />
        <Shelves kind="discipline" title="Par discipline" values={valuesOf('SUBJECTS')} />
        <p>
          <a href="/recherche">Chercher dans tout</a>
        </p>
        <p>
          <a href="/couverture">Ce qui existe, et ce qui manque</a>
        </p>
      </main>
    ),
  };
}

function Shelves({ kind, title, values }: { kind: AisleKind; title: string; values: Value[] }) {
  if (values.length === 0) return null;
  return (
    <section className="row stack" aria-labelledby={kind}>
      <h2 id={kind}>{title}</h2>
      <ul className="counts" role="list">
        {values.map(({ id, label, count, depth }) => (
          <li key={id} className={depth === 0 ? undefined : `depth-${depth}`}>
            <a href={aislePath(kind, id)}>{label}</a> {count}
          </li>
        ))}
      </ul>
    </section>
  );
}
