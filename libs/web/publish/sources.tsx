import type { RightsStepQuery } from '#contract';
import { TextArea, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { TermChecks } from '../layout/term-checks.js';
import { listed, NBSP } from '../layout/words.js';
import { PermissionStates } from '../permission/permission-states.js';
import { Agreement, sourceAnchor } from './source-agreement.js';
import { type FoundSources, SourceSearch } from './source-search.js';
import { stepPath } from './steps.js';

export type Mix = NonNullable<RightsStepQuery['draft']>;
type Source = Mix['sources'][number];

interface SourcesProps {
  draft: Mix;
  form: FormState;
  found: FoundSources | undefined;
}

/** Where an adaptation comes from. The credit of each is written for its author; here one only says which. */
export function Sources({ draft, form, found }: SourcesProps) {
  const action = `${stepPath(draft.id, 'RIGHTS')}/sources`;
  return (
    <section className="stack row" aria-labelledby="sources">
      <h2 id="sources">Vos sources</h2>
      {draft.sources.length === 0 && (
        <p className="soft">Vous n’adaptez rien de quelqu’un d’autre ? Laissez cette partie vide.</p>
      )}
      <ul className="entries" role="list">
        {draft.sources.map((source) => (
          <li key={source.id} className="entry stack-s" id={sourceAnchor(source.id)}>
            <form className="cluster" method="post" action={`${action}/${source.id}/retirer`}>
              <SourceLine source={source} />
              <button className="quiet" aria-label={`Retirer la source ${source.title}`}>
                Retirer
              </button>
            </form>
            <PermissionStates permissions={source.permissions} />
            <p>
              <a href={`${action}/${source.id}/demande`}>
                Demander son accord à l’auteur<span className="vh"> de {source.title}</span>
              </a>
            </p>
            <Agreement draft={draft} source={source} form={form} />
          </li>
        ))}
      </ul>
      <SourceSearch draft={draft} found={found} />
      <form className="stack form" method="post" action={action} noValidate>
        <TextField
          form={form}
          name="resource"
          label="Ajouter une ressource d’Essaim"
          hint="Collez son adresse, ou celle de la fiche imprimée."
        />
        <button className="btn">Ajouter cette source</button>
      </form>
      <p>
        <a href={`${action}/ailleurs`}>Ma source est ailleurs</a>
      </p>
    </section>
  );
}

function SourceLine({ source: { title, authors, number, licence, url } }: { source: Source }) {
  return (
    <span>
      {url ? <a href={url}>{title}</a> : title}
      {authors.length > 0 ? `, ${listed(authors)}` : ''}
      {number ? `, version${NBSP}${number}` : ''}, {licence.label}
    </span>
  );
}

/** Why, and what changed: asked of an adaptation only. */
export function AdaptationWords({
  draft,
  reasons,
  form,
}: {
  draft: Mix;
  reasons: RightsStepQuery['vocabulary'];
  form: FormState;
}) {
  if (draft.sources.length === 0) return null;
  return (
    <>
      <TextArea
        form={form}
        name="adaptationChanges"
        label="Ce que j’ai changé"
        hint="Une phrase suffit. Elle voyage avec le crédit de vos sources : leur licence le demande."
        className="short"
      />
      <TermChecks
        form={form}
        name="adaptationReasons"
        label="Pourquoi cette adaptation ? (facultatif)"
        terms={reasons}
      />
    </>
  );
}

/** Nothing fits all the sources: said at once, with what would help. */
export function Impasse({ draft }: { draft: Mix }) {
  const { possible, waysOut } = draft.licenceOptions;
  if (possible) return null;
  const sources = new Set<string | null>(draft.sources.map(({ id }) => id));
  return (
    <div className="notice notice-alert stack-s" role="status" id="impasse">
      <p>
        <strong>Aucune licence ne convient à tout ce que vous reprenez.</strong> Votre brouillon est gardé ;
        voici ce qui le débloque :
      </p>
      <ul className="stack-s">
        {waysOut.map(({ kind, message, sourceId }) => (
          <li key={`${kind} ${sourceId}`}>
            {message}
            {kind === 'ASK' && sources.has(sourceId) && (
              <>
                {' '}
                <a href={`${stepPath(draft.id, 'RIGHTS')}/sources/${sourceId}/demande`}>Écrire ma demande</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the sources say of each licence that she may choose, by its id. */
export const verdictsOf = (draft: Mix): ReadonlyMap<string, Mix['licenceOptions']['options'][number]> =>
  new Map(draft.licenceOptions.options.map((option) => [option.licence.id, option]));
