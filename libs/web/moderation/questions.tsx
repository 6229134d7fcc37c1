import type { LicenceQuestionsQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { TextArea } from '../layout/fields.js';
import { emptyForm, type FormState, textOf } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, plural } from '../layout/words.js';

type Question = LicenceQuestionsQuery['licenceQuestions']['nodes'][number];

/** Questions about rights asked from drafts: answered here, sent by e-mail, kept beside the draft. */
export function questionsView(
  { licenceQuestions }: LicenceQuestionsQuery,
  form: FormState,
  done?: string,
): View {
  const { nodes, totalCount, pageInfo } = licenceQuestions;
  return {
    title: 'Questions sur les droits',
    section: 'moderate',
    content: (
      <main id="contenu" className="wrap stack">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} />
        <p>
          <a className="back" href="/moderation">
            Revenir aux signalements
          </a>
        </p>
        <h1 className="display">Questions sur les droits</h1>
        <p className="lead">
          {totalCount === 0 ? 'Aucune question en attente.' : plural(totalCount, 'question', 'questions')}
        </p>
        {nodes.map((question) => (
          <Answer key={question.id} question={question} form={form} />
        ))}
        {pageInfo.hasNextPage && (
          <p>
            <a href={`/moderation/questions?apres=${encodeURIComponent(pageInfo.endCursor ?? '')}`}>
              Suivantes
            </a>
          </p>
        )}
      </main>
    ),
  };
}

function Answer({ question, form }: { question: Question; form: FormState }) {
  const { id, draftTitle, askedBy, askedAt, answer, answeredAt } = question;
  const own = textOf(form.values, 'id') === id ? form : emptyForm;
  const name = own === form ? 'answer' : `answer-${id}`;
  return (
    <section className="stack row form" aria-labelledby={`question-${id}`}>
      <h2 id={`question-${id}`}>{draftTitle || 'Brouillon sans titre'}</h2>
      <blockquote className="slip">
        {question.question}
        <footer>
          {askedBy ? <a href={`/u/${askedBy.slug}`}>{askedBy.name}</a> : 'Compte fermé'}, le {dayOf(askedAt)}
        </footer>
      </blockquote>
      {answer ? (
        <blockquote className="slip">
          {answer}
          {answeredAt && <footer>Répondu le {dayOf(answeredAt)}</footer>}
        </blockquote>
      ) : (
        <form className="stack-s" method="post" action={`/moderation/questions/${id}`} noValidate>
          <TextArea
            form={own}
            name={name}
            label="Votre réponse"
            hint="Elle part par courriel et reste à côté du brouillon."
          />
          <button className="btn">Envoyer la réponse</button>
        </form>
      )}
    </section>
  );
}
