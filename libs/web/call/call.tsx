import type { CallPageQuery, ContributionPartsFragment } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { TextArea } from '../layout/fields.js';
import { emptyForm, type FormState, textOf } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import { signInPath } from '../layout/safe-path.js';
import type { View } from '../layout/view.js';
import { dayOf, listed, plural, typeset } from '../layout/words.js';
import { Card } from '../resource/card.js';
import {
  callPath,
  callsFeed,
  progressWords,
  quoted,
  stateWords,
  unmetWords,
  WANT_WORDS,
} from './call-words.js';

type Call = NonNullable<CallPageQuery['call']>;

export const CONTRIBUTIONS_PER_PAGE = 12;

interface Shown {
  page: number;
  done?: string;
  /** A word that was refused, and the resource that it was about; empty: the call itself. */
  form?: FormState;
}

/** A call: what is missing, what answers it, and how to answer. */
export function callView(call: Call, { page, done, form = emptyForm }: Shown): View {
  const { slug, title } = call;
  const about = textOf(form.values, 'resource');
  return {
    title: `Appel ${quoted(title)}`,
    section: 'explore',
    description: call.missing.slice(0, 200),
    ...(call.state === 'DRAFT' ? {} : { canonical: callPath(slug, page > 1 ? `?page=${String(page)}` : '') }),
    feed: callsFeed,
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} hrefOf={() => `#${about ? wordId(about) : 'word'}`} />
        <header className="stack">
          <p>
            <a className="back" href="/appels">
              Tous les appels
            </a>
          </p>
          <h1 className="display">{typeset(title)}</h1>
          <p className="lead">{stateWords(call)}</p>
          {call.state !== 'DRAFT' && <Progress call={call} />}
          <Actions call={call} />
        </header>
        {call.closingWord !== '' && <blockquote className="slip prose">{call.closingWord}</blockquote>}
        <Missing call={call} />
        <Criteria call={call} />
        {call.state !== 'DRAFT' && <Contributions call={call} page={page} form={form} />}
        {call.viewerCan.close && <Close slug={slug} form={about ? emptyForm : form} />}
      </main>
    ),
  };
}

/** A bar for who sees it; the words are the truth. */
function Progress({ call }: { call: Call }) {
  const { countedCount, receivedCount, wanted } = call;
  return (
    <p>
      <meter min={0} max={wanted} value={Math.min(countedCount, wanted)} aria-hidden="true" />{' '}
      {progressWords(call)}
      {receivedCount > countedCount && `, ${plural(receivedCount, 'reçue', 'reçues')} en tout`}.
    </p>
  );
}

function Actions({ call: { slug, viewerCan, isFollowed, state } }: { call: Call }) {
  return (
    <div className="cluster">
      {viewerCan.contribute && (
        <a className="btn btn-main" href={callPath(slug, '/repondre')}>
          Je contribue
        </a>
      )}
      {viewerCan.subscribe && (
        <form method="post" action={callPath(slug, isFollowed ? '/ne-plus-suivre' : '/suivre')}>
          <button className="btn">{isFollowed ? 'Ne plus me prévenir' : 'Me prévenir'}</button>
        </form>
      )}
      {state === 'OPEN' && !viewerCan.subscribe && (
        <a className="btn" href={signInPath(callPath(slug))} rel="nofollow">
          Se connecter pour répondre, ou apprendre la suite
        </a>
      )}
      {viewerCan.open && (
        <form method="post" action={callPath(slug, '/ouvrir')}>
          <button className="btn btn-main">Ouvrir cet appel</button>
        </form>
      )}
      {viewerCan.update && <a href={callPath(slug, '/modifier')}>Modifier</a>}
      {viewerCan.delete && (
        <form method="post" action={callPath(slug, '/supprimer')}>
          <button className="quiet">Supprimer ce brouillon</button>
        </form>
      )}
    </div>
  );
}

function Missing({ call: { missing } }: { call: Call }) {
  return (
    <section className="stack row prose" aria-labelledby="manque">
      <h2 id="manque">Ce qui manque</h2>
      {missing === '' ? (
        <p className="soft">Pas encore dit.</p>
      ) : (
        missing
          .split(/\n+/)
          .filter(Boolean)
          .map((line) => <p key={line}>{typeset(line)}</p>)
      )}
    </section>
  );
}

function Criteria({ call }: { call: Call }) {
  const { levelLabel, subjects, keywords, wants, wanted, opensOn, closesOn, territory, opener } = call;
  return (
    <section className="stack row" aria-labelledby="criteres">
      <h2 id="criteres">Ce qui est attendu</h2>
      <dl className="facts">
        <dt>Niveaux</dt>
        <dd>{levelLabel || 'tous'}</dd>
        <dt>Disciplines</dt>
        <dd>{subjects.length === 0 ? 'toutes' : listed(subjects.map(({ label }) => label))}</dd>
        {keywords.length > 0 && (
          <>
            <dt>L’un de ces mots</dt>
            <dd>{keywords.join(', ')}</dd>
          </>
        )}
        <dt>Combien</dt>
        <dd>{plural(wanted, 'ressource', 'ressources')}</dd>
        <dt>Comment</dt>
        <dd>
          {WANT_WORDS[wants].label}. {WANT_WORDS[wants].note}
        </dd>
        <dt>Dates</dt>
        <dd>
          du {dayOf(opensOn)} au {dayOf(closesOn)}
        </dd>
        <dt>Pour</dt>
        <dd>{territory?.label ?? 'tout le monde'}</dd>
        <dt>Qui le demande</dt>
        <dd>
          <a href={`/u/${opener.slug}`}>{opener.name}</a>
        </dd>
      </dl>
    </section>
  );
}

function Contributions({ call, page, form }: { call: Call; page: number; form: FormState }) {
  const { contributions, slug } = call;
  return (
    <section className="stack row" aria-labelledby="reponses">
      <h2 id="reponses">Ce qui répond</h2>
      {contributions.edges.length === 0 ? (
        <p className="soft">Rien encore.</p>
      ) : (
        <ul className="list" role="list">
          {contributions.edges.map(({ node }) => (
            <Contribution key={node.resource.id} contribution={node} call={call} form={form} />
          ))}
        </ul>
      )}
      <Pager
        page={page}
        pageCount={Math.ceil(contributions.totalCount / CONTRIBUTIONS_PER_PAGE)}
        href={(shown) => callPath(slug, `?page=${String(shown)}#reponses`)}
      />
    </section>
  );
}

interface ContributionProps {
  contribution: ContributionPartsFragment;
  call: Call;
  form: FormState;
}

function Contribution({ contribution, call, form }: ContributionProps) {
  const { resource, unmet, setAsideWord, isMine } = contribution;
  const isAside = setAsideWord !== null && setAsideWord !== undefined;
  return (
    <Card
      resource={resource}
      note={
        <>
          <p className="soft">{isAside ? 'Pas retenue' : unmetWords(unmet)}</p>
          {isAside && <blockquote className="slip">{setAsideWord}</blockquote>}
          {isMine && call.state === 'OPEN' && (
            <Button slug={call.slug} resource={resource.slug} verb="retirer" label="Retirer ma réponse" />
          )}
          {call.viewerCan.decide && isAside && (
            <Button slug={call.slug} resource={resource.slug} verb="retenir" label="La retenir" />
          )}
          {call.viewerCan.decide && !isAside && (
            <SetAside slug={call.slug} resource={resource.slug} form={form} />
          )}
        </>
      }
    />
  );
}

interface OfResource {
  slug: string;
  resource: string;
}

function Button({ slug, resource, verb, label }: OfResource & { verb: string; label: string }) {
  return (
    <form method="post" action={callPath(slug, `/${verb}`)}>
      <input type="hidden" name="resource" value={resource} />
      <button className="quiet">{label}</button>
    </form>
  );
}

const wordId = (resource: string): string => `mot-${resource}`;

/** With a word, which its author reads. */
function SetAside({ slug, resource, form }: OfResource & { form: FormState }) {
  const isRefused = textOf(form.values, 'resource') === resource;
  const id = wordId(resource);
  return (
    <details open={isRefused}>
      <summary>Ne pas la retenir</summary>
      <form className="stack-s" method="post" action={callPath(slug, '/ecarter')} noValidate>
        <input type="hidden" name="resource" value={resource} />
        <label htmlFor={id}>Pourquoi, en une phrase</label>
        <textarea id={id} name="word" className="short" aria-invalid={isRefused ? 'true' : undefined}>
          {isRefused ? `\n${textOf(form.values, 'word')}` : ''}
        </textarea>
        <button className="btn">Ne pas la retenir</button>
      </form>
    </details>
  );
}

function Close({ slug, form }: { slug: string; form: FormState }) {
  return (
    <section className="stack row" aria-labelledby="clore">
      <h2 id="clore">Clore cet appel</h2>
      <p className="prose">
        Il se clôt de lui-même quand tout est reçu, ou après son dernier jour. Qui le suit ou y a répondu sera
        prévenu, une fois.
      </p>
      <form className="stack form" method="post" action={callPath(slug, '/clore')} noValidate>
        <TextArea
          form={form}
          name="word"
          label="Un mot pour finir (facultatif)"
          hint="Tout le monde le lira."
          className="short"
        />
        <p>
          <button className="btn">Clore maintenant</button>
        </p>
      </form>
    </section>
  );
}
