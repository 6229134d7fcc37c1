import type { FamilyQuery } from '#contract';
import type { View } from '../layout/view.js';
import { plural, typeset } from '../layout/words.js';
import { AncestorLine, Branches, DescendantLine, type End, saidOf } from './branches.js';
import { FamilyDrawing } from './family-drawing.js';
import { branchesOf } from './family-tree.js';

type Resource = NonNullable<FamilyQuery['resource']>;
type Lineage = NonNullable<Resource['lineage']>;

interface FamilyProps {
  resource: Resource;
  lineage: Lineage;
}

/** « L’arbre » : two lists in lists, and a drawing beside them. */
export function familyView(resource: Resource, lineage: Lineage): View {
  const title = titleOf(resource);
  return {
    title: `L’arbre de « ${title} »`,
    canonical: resource.version ? `/r/${resource.slug}/arbre` : undefined,
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack">
          <p>
            <a className="back" href={`/r/${resource.slug}`}>
              Revenir à la ressource
            </a>
          </p>
          <h1 className="display">L’arbre de « {typeset(title)} »</h1>
          <p className="lead">{leadOf(lineage)}</p>
        </div>
        <div className="family">
          <FamilyDrawing
            ancestors={branchesOf(lineage.ancestors ?? [])}
            descendants={branchesOf(nodesOf(lineage), lineage.descendants.line)}
          />
          <div className="stack-l">
            {lineage.ancestors && <Ancestors resource={resource} ancestors={lineage.ancestors} />}
            <Descendants resource={resource} lineage={lineage} />
          </div>
        </div>
      </main>
    ),
  };
}

const titleOf = ({ version, tombstone }: Resource): string =>
  version?.title ?? tombstone?.title ?? 'cette ressource';

const nodesOf = ({ descendants }: Lineage) => descendants.edges.map(({ node }) => node);

const endOf = (resource: Resource): End => ({
  id: resource.id,
  title: titleOf(resource),
  slug: resource.version ? resource.slug : null,
  number: resource.version?.number ?? null,
});

function leadOf({ ancestors, descendants: { totalCount } }: Lineage): string {
  const made =
    totalCount === 0
      ? 'Personne ne l’a encore adaptée ici.'
      : `${plural(totalCount, 'adaptation vient d’elle', 'adaptations viennent d’elle')}.`;
  if (!ancestors) return made;
  if (ancestors.length === 0) return `C’est un original. ${made}`;
  return `Elle vient de ${plural(ancestors.length, 'autre œuvre', 'autres œuvres')}. ${made}`;
}

function Ancestors({
  resource,
  ancestors,
}: {
  resource: Resource;
  ancestors: NonNullable<Lineage['ancestors']>;
}) {
  return (
    <section className="stack" aria-labelledby="avant">
      <h2 id="avant">D’où elle vient</h2>
      {ancestors.length === 0 ? (
        <p className="soft">Elle n’est adaptée d’aucune autre ressource.</p>
      ) : (
        <div className="lineage">
          <Branches branches={branchesOf(ancestors)} from={endOf(resource)} Line={AncestorLine} />
        </div>
      )}
    </section>
  );
}

function Descendants({ resource, lineage }: FamilyProps) {
  const { line } = lineage.descendants;
  const isDeep = (line[0]?.depth ?? 1) > 1;
  return (
    <section className="stack" aria-labelledby="apres">
      <h2 id="apres">Ce qu’on en a fait</h2>
      <div className="lineage">
        <ol role="list">
          <li aria-current="true">
            <Here resource={resource} />
            {isDeep && (
              <p className="soft">
                … après {plural((line[0]?.depth ?? 1) - 1, 'adaptation', 'adaptations')} :
              </p>
            )}
            <Branches
              branches={branchesOf(nodesOf(lineage), line)}
              from={endOf(resource)}
              Line={DescendantLine}
            />
          </li>
        </ol>
      </div>
      {lineage.descendants.totalCount === 0 && <Invitation resource={resource} />}
      <Pager slug={resource.slug} page={lineage.descendants.pageInfo} />
    </section>
  );
}

function Here({ resource: { slug, version, tombstone } }: { resource: Resource }) {
  if (!version)
    return (
      <>
        <p>
          <strong>{typeset(tombstone?.title ?? '')}</strong> <span className="soft">· vous êtes ici</span>
        </p>
        <p className="soft">
          {tombstone?.credit}. <a href={`/r/${slug}`}>Pourquoi elle est retirée</a>
        </p>
      </>
    );
  const said = saidOf(version.adaptationReasons, version.adaptationChanges);
  const { label, licence } = version;
  const facts = [licence.label, label.state === 'NOT_REVIEWED' ? null : label.words.toLowerCase()];
  return (
    <>
      <p>
        <strong>{typeset(version.title)}</strong>{' '}
        <span className="soft">· {facts.filter(Boolean).join(' · ')} · vous êtes ici</span>
      </p>
      {said.length > 0 && <p className="soft">{said.join(' ')}</p>}
    </>
  );
}

function Invitation({ resource: { slug, version } }: { resource: Resource }) {
  if (!version)
    return (
      <p>
        <a href="/recherche">Chercher d’autres ressources</a>
      </p>
    );
  if (!version.adaptable)
    return (
      <p className="soft">
        Sa licence ne permet pas d’en publier une adaptation.{' '}
        <a href={`/r/${slug}/licence`}>Ce que permet la licence</a>
      </p>
    );
  return (
    <p>
      La première peut être la vôtre.{' '}
      <a href={`/r/${slug}/adapter`} rel="nofollow">
        L’adapter pour votre classe
      </a>
    </p>
  );
}

function Pager({ slug, page }: { slug: string; page: Lineage['descendants']['pageInfo'] }) {
  if (!page.hasNextPage && !page.hasPreviousPage) return null;
  return (
    <nav className="pager" aria-label="Pages de l’arbre">
      {page.hasPreviousPage && <a href={`/r/${slug}/arbre`}>Début</a>}
      {page.hasPreviousPage && page.startCursor && (
        <a href={`/r/${slug}/arbre?avant=${page.startCursor}`} rel="prev">
          Précédentes
        </a>
      )}
      {page.hasNextPage && page.endCursor && (
        <a href={`/r/${slug}/arbre?apres=${page.endCursor}`} rel="next">
          Suivantes
        </a>
      )}
    </nav>
  );
}
