import type { FindSourcesQuery } from '#contract';
import { listed, plural } from '../layout/words.js';
import type { Mix } from './sources.js';
import { stepPath } from './steps.js';

/** What was looked for among the resources of Essaim, and what answers. */
export interface FoundSources {
  sought: string;
  resources: FindSourcesQuery['resources'];
}

type Found = FoundSources['resources']['edges'][number]['node'];

/** Looking for a source without leaving the draft. Asking changes nothing: it is a GET. */
export function SourceSearch({ draft, found }: { draft: Mix; found: FoundSources | undefined }) {
  const rights = stepPath(draft.id, 'RIGHTS');
  return (
    <>
      <form className="stack-s form" action={`${rights}#chercher-une-source`} id="chercher-une-source">
        <div className="field">
          <label htmlFor="chercher">Chercher dans Essaim</label>
          <input type="search" id="chercher" name="chercher" value={found?.sought} />
        </div>
        <button className="btn">Chercher</button>
      </form>
      {found && <Results draft={draft} found={found} />}
    </>
  );
}

function Results({ draft, found: { sought, resources } }: { draft: Mix; found: FoundSources }) {
  if (resources.edges.length === 0)
    return (
      <p className="notice" role="status">
        Rien pour « {sought} ». Essayez d’autres mots, collez une adresse, ou dites que votre source est
        ailleurs.
      </p>
    );
  const isMore = resources.totalCount > resources.edges.length;
  return (
    <>
      <p role="status">
        {plural(resources.totalCount, 'ressource', 'ressources')} pour « {sought} »
        {isMore && `. Voici les ${resources.edges.length} premières : un mot de plus les départage`}.
      </p>
      <ul className="entries" role="list">
        {resources.edges.map(({ node }) => (
          <li key={node.id} className="entry">
            <Result draft={draft} resource={node} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Result({ draft, resource: { slug, version } }: { draft: Mix; resource: Found }) {
  if (!version) return null;
  const { title, authors, licence } = version;
  const isKnown = draft.sources.some(({ url }) => url?.includes(`/r/${slug}/v/`));
  return (
    <form className="cluster" method="post" action={`${stepPath(draft.id, 'RIGHTS')}/sources`}>
      <input type="hidden" name="resource" value={slug} />
      <span>
        <a href={`/r/${slug}`}>{title}</a>
        {authors.length > 0 && `, ${listed(authors.map(({ name }) => name))}`}, {licence.label}{' '}
        <small className="soft">{permissionOf(licence.permissions)}</small>
      </span>
      {isKnown ? (
        <small>Déjà dans vos sources</small>
      ) : (
        <button className="quiet" aria-label={`Ajouter comme source : ${title}`}>
          Ajouter comme source
        </button>
      )}
    </form>
  );
}

const permissionOf = (permissions: readonly string[]): string =>
  permissions.includes('adapt')
    ? 'Sa licence permet de l’adapter.'
    : 'Sa licence ne permet pas de l’adapter : il faudra l’accord de son auteur.';
