import type { CampaignPageQuery } from '#contract';
import type { View } from '../layout/view.js';
import { dayOf, listed, NBSP, plural, typeset } from '../layout/words.js';
import { firstSentence } from './campaigns.js';
import { MODE_WORDS, stateWords } from './campaign-words.js';
import { RubricTable } from './rubric-table.js';

type Campaign = NonNullable<CampaignPageQuery['campaign']>;

/** A campaign, for whoever may submit, review, or only read what will be judged and how. */
export function campaignView(campaign: Campaign): View {
  const { title, slug, aim, viewerCan } = campaign;
  return {
    title: `Campagne «${NBSP}${title}${NBSP}»`,
    section: 'review',
    description: firstSentence(aim),
    ...(campaign.state === 'DRAFT' ? {} : { canonical: `/campagnes/${slug}` }),
    content: (
      <main id="contenu" className="wrap stack-l">
        <header className="stack">
          <p>
            <a className="back" href="/campagnes">
              Toutes les campagnes
            </a>
          </p>
          <h1 className="display">{typeset(title)}</h1>
          <p className="lead">{stateWords(campaign)}</p>
          <Numbers campaign={campaign} />
          <p className="cluster">
            {viewerCan.submit && (
              <a className="btn btn-main" href={`/campagnes/${slug}/demander`}>
                Demander une relecture
              </a>
            )}
            {viewerCan.manage && (
              <a className="btn" href={`/referent/campagnes/${slug}`}>
                Conduire cette campagne
              </a>
            )}
            <CalibrationLink campaign={campaign} />
          </p>
        </header>
        <Aim campaign={campaign} />
        <Scope campaign={campaign} />
        <How campaign={campaign} />
        <Charter campaign={campaign} />
        <section className="stack row" aria-labelledby="grille">
          <h2 id="grille">La grille</h2>
          <p className="prose">
            {plural(campaign.rubric.criteria.length, 'question fermée', 'questions fermées')}, avec des mots
            pour chaque réponse. {campaign.state !== 'DRAFT' && 'Elle ne changera plus pour cette campagne.'}
          </p>
          <details className="folds">
            <summary>Lire la grille</summary>
            <RubricTable rubric={campaign.rubric} />
          </details>
        </section>
      </main>
    ),
  };
}

/** For who reviews in it, while there is something to grade; for who runs it, always. */
function CalibrationLink({ campaign: { slug, calibration, viewerCan } }: { campaign: Campaign }) {
  if (!calibration || (calibration.state === 'EMPTY' && !viewerCan.manage)) return null;
  const { waiting } = calibration;
  return (
    <a className={waiting > 0 ? 'btn' : undefined} href={`/campagnes/${slug}/etalonnage`}>
      {waiting > 0 ? `Évaluer ${plural(waiting, 'exemple', 'exemples')} avec les autres` : 'L’étalonnage'}
    </a>
  );
}

function Numbers({ campaign: { counts, state, viewerCan } }: { campaign: Campaign }) {
  const { received, decided } = counts;
  if (state === 'DRAFT') return null;
  return (
    <p className="soft">
      {received === 0
        ? 'Aucune ressource n’est encore soumise.'
        : `${plural(received, 'ressource soumise', 'ressources soumises')}, dont ${decided} ${decided < 2 ? 'décidée' : 'décidées'}.`}
      {state === 'OPEN' &&
        !viewerCan.submit &&
        ' Pour soumettre la vôtre, il faut un compte et que la campagne soit ouverte.'}
    </p>
  );
}

const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text
      .split(/\n+/)
      .filter(Boolean)
      .map((line) => (
        <p key={line}>{typeset(line)}</p>
      ))}
  </>
);

function Aim({ campaign: { aim } }: { campaign: Campaign }) {
  return (
    <section className="stack row prose" aria-labelledby="but">
      <h2 id="but">À quoi elle sert</h2>
      {aim ? <Paragraphs text={aim} /> : <p className="soft">Pas encore dit.</p>}
    </section>
  );
}

function Scope({ campaign }: { campaign: Campaign }) {
  const { territory, opensOn, closesOn, levels, subjects, mode, referent } = campaign;
  const all = (terms: { label: string }[], none: string) =>
    terms.length === 0 ? none : listed(terms.map(({ label }) => label));
  return (
    <section className="stack row" aria-labelledby="pour-qui">
      <h2 id="pour-qui">Pour quelles ressources</h2>
      <dl className="facts">
        <dt>Territoire</dt>
        <dd>{territory.label}</dd>
        <dt>Dates</dt>
        <dd>
          du {dayOf(opensOn)} au {dayOf(closesOn)}
        </dd>
        <dt>Niveaux</dt>
        <dd>{all(levels, 'tous')}</dd>
        <dt>Disciplines</dt>
        <dd>{all(subjects, 'toutes')}</dd>
        <dt>Qui soumet</dt>
        <dd>
          {mode === 'DOUBLE_BLIND'
            ? 'les auteurs d’une ressource qui n’est pas encore publiée'
            : 'les auteurs d’une ressource publiée'}
        </dd>
        <dt>Qui la conduit</dt>
        <dd>
          {referent ? <a href={`/u/${referent.slug}`}>{referent.name}</a> : `les référents de ce territoire`}
        </dd>
      </dl>
      <Chosen campaign={campaign} />
    </section>
  );
}

function Chosen({ campaign: { resources } }: { campaign: Campaign }) {
  const shown = resources.filter(({ version }) => version);
  if (shown.length === 0) return null;
  return (
    <>
      <p>Elle ne porte que sur {shown.length === 1 ? 'cette ressource' : 'ces ressources'} :</p>
      <ul>
        {shown.map(({ id, slug, version }) => (
          <li key={id}>
            <a href={`/r/${slug}`}>{typeset(version?.title ?? '')}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function How({ campaign }: { campaign: Campaign }) {
  const { mode, reviewsWanted, cap, answerDays, reviewDays } = campaign;
  return (
    <section className="stack row prose" aria-labelledby="comment">
      <h2 id="comment">Comment on y relit</h2>
      <p>
        <strong>{MODE_WORDS[mode].label}.</strong> {MODE_WORDS[mode].note}
      </p>
      <p>
        Chaque ressource reçoit {plural(reviewsWanted, 'relecture indépendante', 'relectures indépendantes')}.
        Personne n’a plus de {plural(cap, 'relecture', 'relectures')} à la fois. Qui est sollicité répond sous{' '}
        {plural(answerDays, 'jour', 'jours')}, puis a {plural(reviewDays, 'jour', 'jours')} pour relire : un
        quart d’heure suffit.
      </p>
    </section>
  );
}

function Charter({ campaign: { charter } }: { campaign: Campaign }) {
  if (!charter) return null;
  return (
    <section className="stack row prose" aria-labelledby="charte">
      <h2 id="charte">Ce que chacun promet</h2>
      <Paragraphs text={charter} />
    </section>
  );
}
