import { ErrorsSummary } from '../layout/errors-summary.js';
import { RadioGroup, TextArea } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { dayOf, durationOf, NBSP, typeset } from '../layout/words.js';
import type { Assignment } from './review-form.js';

/** Before anything is read: is she free to judge, and has she the time. One question, one answer. */
export function offerView(assignment: Assignment, form: FormState): View {
  const { work, campaign, because, answerBy } = assignment;
  return {
    title: `On vous propose de relire «${NBSP}${work?.title ?? 'une ressource'}${NBSP}»`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <ErrorsSummary problems={form.problems} />
        <div className="stack">
          <p className="soft">
            Campagne «{NBSP}
            <a href={`/campagnes/${campaign.slug}`}>{campaign.title}</a>
            {NBSP}» · réponse attendue avant le {dayOf(answerBy)}
          </p>
          <h1 className="display">{typeset(work?.title ?? 'Une ressource à relire')}</h1>
          {work && <p className="lead">{work.summary}</p>}
          {work && <p className="soft">{factsOf(work)}</p>}
          <p>
            Pourquoi vous{NBSP}: {because}. Une relecture prend environ 15{NBSP}minutes.
          </p>
        </div>
        <form
          className="stack form"
          method="post"
          action={`/relectures/${assignment.id}/repondre`}
          noValidate
        >
          <RadioGroup
            form={form}
            name="answer"
            label="Êtes-vous libre de juger ?"
            hint="Un lien : même école, amitié, famille, travail commun, désaccord passé. En cas de doute, dites-le."
            choices={[
              { value: 'accept', label: 'Aucun lien avec ses auteurs : je relis' },
              { value: 'conflict', label: 'J’ai un lien avec ses auteurs ou avec cette ressource' },
              { value: 'decline', label: 'Je ne peux pas cette fois' },
            ]}
          />
          <TextArea
            form={form}
            name="reason"
            label="Si vous ne relisez pas, pourquoi ?"
            hint="Pour le référent seulement : il cherchera quelqu’un d’autre."
            className="short"
          />
          <p>
            <button className="btn btn-main">Répondre</button>
          </p>
        </form>
      </main>
    ),
  };
}

function factsOf({ levelLabel, subjects, durationMinutes }: NonNullable<Assignment['work']>): string {
  return [
    levelLabel,
    subjects.map(({ label }) => label).join(', '),
    durationMinutes === null ? '' : durationOf(durationMinutes),
  ]
    .filter(Boolean)
    .join(' · ');
}
