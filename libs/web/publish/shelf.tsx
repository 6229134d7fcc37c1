import type { MyShelfQuery, ShelfUpdatesQuery } from '#contract';
import { CoverImage } from '../cover/cover-image.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP, plural } from '../layout/words.js';
import { stateWords as stateOfProposal } from '../proposal/proposal-words.js';
import { STEPS, stepTodo } from './steps.js';

type Mine = NonNullable<MyShelfQuery['me']>;
type OwnResource = Mine['resources'][number];
type OwnDraft = Mine['drafts'][number];
/** What waits for their author, by resource: originals that have a newer version, proposals. */
type Beside = ReadonlyMap<string, NonNullable<ShelfUpdatesQuery['me']>['resources'][number]>;

/** My drafts, then my resources, each with its next action. */
export function shelfView(me: Mine, beside: Beside, done?: string): View {
  const live = me.resources.filter(({ state }) => state !== 'DRAFT');
  return {
    title: 'Mes ressources',
    section: 'publish',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <div className="stack">
          <h1 className="display">Mes ressources</h1>
          <p className="cluster">
            <a className="btn btn-main" href="/publier">
              Publier une ressource
            </a>
            <a href="/mes/propositions">Propositions reçues et faites</a>
          </p>
        </div>
        <section className="row" aria-labelledby="brouillons">
          <div className="row-head">
            <h2 id="brouillons">En cours</h2>
            <p>Invisibles pour les autres.</p>
          </div>
          <Drafts drafts={me.drafts} />
        </section>
        <section className="row" aria-labelledby="publiees">
          <div className="row-head">
            <h2 id="publiees">Publiées</h2>
          </div>
          {live.length === 0 ? (
            <p className="soft">Rien pour le moment. La première tient souvent en un fichier.</p>
          ) : (
            <ul className="list" role="list">
              {live.map((resource) => (
                <Own
                  key={resource.id}
                  resource={resource}
                  updates={toldOf(resource, beside)}
                  proposals={beside.get(resource.id)?.waitingProposals ?? 0}
                />
              ))}
            </ul>
          )}
        </section>
      </main>
    ),
  };
}

function Drafts({ drafts }: { drafts: Mine['drafts'] }) {
  if (drafts.length === 0) return <p className="soft">Aucun brouillon.</p>;
  return (
    <ul className="list" role="list">
      {drafts.map((draft) => {
        const levelLabel = draft.levels.map(({ label }) => label).join(', ');
        return (
          <li key={draft.id} className="card">
            <CoverImage resource={{ id: draft.resource.id, version: { ...draft, levelLabel } }} />
            <h3>
              <a href={`/brouillons/${draft.id}`}>{draft.title || 'Brouillon sans titre'}</a>
            </h3>
            <p>{draft.proposal ? proposalWords(draft.proposal) : nextWords(draft)}</p>
            <p className="by">Enregistré le {dayOf(draft.updatedAt)}</p>
          </li>
        );
      })}
    </ul>
  );
}

/** A copy made to be proposed is published by nobody: where it stands is said in the place of its next step. */
const proposalWords = (proposal: NonNullable<OwnDraft['proposal']>): string =>
  `Proposition pour «${NBSP}${proposal.title}${NBSP}». ${stateOfProposal(proposal)}`;

function nextWords({ nextVersion, steps }: OwnDraft): string {
  const todo = stepTodo(steps);
  const next = todo ? `Prochaine étape : ${STEPS[todo.name].title.toLowerCase()}.` : 'Prêt à publier.';
  return nextVersion > 1 ? `Version ${nextVersion}. ${next}` : next;
}

interface OwnProps {
  resource: OwnResource;
  updates: Told;
  /** How many wait for an answer. */
  proposals: number;
}

function Own({ resource, updates, proposals }: OwnProps) {
  const { slug, version, tombstone } = resource;
  return (
    <li className="card">
      <CoverImage resource={resource} />
      <h3>
        <a href={`/r/${slug}`}>{version?.title ?? tombstone?.title ?? slug}</a>
      </h3>
      <p>{stateWords(resource)}</p>
      {updates.map(({ sourceId, sourceTitle }) => (
        <p key={sourceId}>« {sourceTitle} », son original, a changé.</p>
      ))}
      {version && (
        <p className="marks">
          <span>{version.licence.label}</span>
          <span>Version {version.number}</span>
        </p>
      )}
      <Verbs resource={resource} updates={updates} proposals={proposals} />
    </li>
  );
}

type Told = NonNullable<ReturnType<Beside['get']>>['sourceUpdates'];

/** The frozen ones are not told. */
const toldOf = ({ id, viewerCan }: OwnResource, beside: Beside): Told =>
  viewerCan.update ? (beside.get(id)?.sourceUpdates ?? []).filter(({ policy }) => policy !== 'FROZEN') : [];

function Verbs({ resource, updates, proposals }: OwnProps) {
  const { slug, viewerCan, draft } = resource;
  if (!viewerCan.leave) return null;
  return (
    <form className="cluster" method="post" action={`/mes/ressources/${slug}/version`}>
      {proposals > 0 && (
        <a href="/mes/propositions">
          {plural(proposals, 'proposition attend', 'propositions attendent')} votre réponse
        </a>
      )}
      {updates.map(({ sourceId, sourceTitle }) => (
        <button key={sourceId} className="quiet" name="source" value={sourceId}>
          Voir ce que j’en prends<span className="vh">, de « {sourceTitle} »</span>
        </button>
      ))}
      {viewerCan.update && (
        <button className="quiet">{draft ? 'Reprendre le brouillon' : 'Nouvelle version'}</button>
      )}
      {viewerCan.update && (
        <a className="quiet" href={`/mes/ressources/${slug}/titre`}>
          Corriger le titre
        </a>
      )}
      <a className="quiet" href={`/mes/ressources/${slug}/auteurs`}>
        Les auteurs
      </a>
      {viewerCan.withdraw && (
        <a className="quiet" href={`/mes/ressources/${slug}/retirer`}>
          Retirer
        </a>
      )}
    </form>
  );
}

function stateWords({ state, version, tombstone, hiddenReason }: OwnResource): string {
  if (tombstone) return `Retirée le ${dayOf(tombstone.withdrawnAt)} : ${tombstone.reason}`;
  if (state === 'HIDDEN') return `Masquée par la modération${hiddenReason ? ` : ${hiddenReason}` : '.'}`;
  return version ? `Publiée le ${dayOf(version.publishedAt)}` : 'Publiée';
}
