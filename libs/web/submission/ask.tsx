import type { AskReviewPageQuery } from '#contract';
import { MODE_WORDS } from '../campaign/campaign-words.js';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { RadioGroup, TextArea } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { plural, typeset } from '../layout/words.js';
import { NamesFound } from './names-found.js';

type Campaign = NonNullable<AskReviewPageQuery['campaign']>;
/** What an author can still do. */
const BEFORE =
  'Il sera lu sans nom. Si vous préférez que rien ne le dise, corrigez ces passages avant de demander la relecture ; sinon, demandez-la telle quelle.';

type Own = Campaign['submittable'][number];

/** Which of her resources, and a word for whoever runs the campaign. */
export function askView(campaign: Campaign, form: FormState): View {
  const { slug, title, mode, submittable } = campaign;
  const ready = submittable.filter(({ whyNot, submissionId }) => whyNot === null && submissionId === null);
  return {
    title: `Demander une relecture : ${title}`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <ErrorsSummary problems={form.problems} />
        <div className="stack">
          <p>
            <a className="back" href={`/campagnes/${slug}`}>
              {typeset(title)}
            </a>
          </p>
          <h1 className="display">Demander une relecture</h1>
          <p className="prose">{typeset(MODE_WORDS[mode].note)}</p>
        </div>
        {campaign.viewerCan.submit ? (
          <Choose campaign={campaign} ready={ready} form={form} />
        ) : (
          <p className="notice">Cette campagne ne reçoit pas de ressources aujourd’hui.</p>
        )}
        <Already own={submittable.filter(({ submissionId }) => submissionId !== null)} />
        <NotHere
          own={submittable.filter(({ whyNot, submissionId }) => whyNot !== null && submissionId === null)}
        />
      </main>
    ),
  };
}

function Choose({ campaign, ready, form }: { campaign: Campaign; ready: readonly Own[]; form: FormState }) {
  if (ready.length === 0)
    return (
      <p className="notice">
        Aucune de vos ressources n’entre dans cette campagne pour le moment.{' '}
        <a href="/mes/ressources">Voir vos ressources</a>
      </p>
    );
  const { slug, mode, reviewsWanted, reviewDays } = campaign;
  return (
    <form className="stack form" method="post" action={`/campagnes/${slug}/demander`} noValidate>
      <RadioGroup
        form={form}
        name="resource"
        label="Quelle ressource ?"
        choices={ready.map(({ id, title }) => ({ value: id, label: typeset(title) }))}
      />
      {ready.map(({ id, title, namesFound }) => (
        <NamesFound key={id} names={namesFound} title={title} advice={BEFORE} />
      ))}
      <TextArea
        form={form}
        name="words"
        label="Un mot pour le référent (facultatif)"
        hint="Ce que vous aimeriez savoir, ce qui vous fait hésiter."
        className="short"
      />
      <p>
        <button className="btn btn-main">Demander la relecture</button>
      </p>
      <p className="hint">
        {plural(reviewsWanted, 'personne la lira', 'personnes la liront')} dans les {reviewDays} jours qui
        suivent leur accord.{' '}
        {mode === 'DOUBLE_BLIND'
          ? 'Votre brouillon ne change plus jusqu’à la décision ; vous pouvez le reprendre en retirant la demande.'
          : 'Ce qui est lu est la version publiée aujourd’hui. Vous pouvez retirer la demande à tout moment.'}
      </p>
    </form>
  );
}

function Already({ own }: { own: readonly Own[] }) {
  if (own.length === 0) return null;
  return (
    <section className="stack row" aria-labelledby="deja">
      <h2 id="deja">Déjà dans cette campagne</h2>
      <ul>
        {own.map(({ id, title, submissionId }) => (
          <li key={id}>
            <a href={`/demandes/${submissionId}`}>{typeset(title)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const mostShown = 20;

function NotHere({ own }: { own: readonly Own[] }) {
  if (own.length === 0) return null;
  return (
    <details>
      <summary>
        {plural(own.length, 'autre de vos ressources', 'autres de vos ressources')}, et pourquoi pas ici
      </summary>
      <dl className="facts">
        {own.slice(0, mostShown).map(({ id, title, whyNot }) => (
          <div key={id}>
            <dt>{typeset(title)}</dt>
            <dd>{typeset(whyNot ?? '')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
