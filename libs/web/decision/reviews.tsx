import { NBSP, typeset } from '../layout/words.js';
import { placeOf } from '../reviewing/remarks.js';
import { RemarkPage } from './remark-page.js';
import { levelOf, type Review, type Submission, VERDICTS } from './decision-words.js';

type Criteria = Submission['campaign']['rubric']['criteria'];

/** The reviews beside each other, criterion by criterion; what each says to change stands under its answer. */
export function ReviewTable({ reviews, criteria }: { reviews: readonly Review[]; criteria: Criteria }) {
  return (
    <table className="table table-fold table-words">
      <caption className="vh">Réponses à la grille</caption>
      <thead>
        <tr>
          <th scope="col">Critère</th>
          {reviews.map(({ id, signedAs }, at) => (
            <th key={id} scope="col">
              Relecture {at + 1}
              <br />
              <small>{signedAs}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {criteria.map((criterion) => (
          <tr key={criterion.key}>
            <th scope="row">{typeset(criterion.question)}</th>
            {reviews.map((review, at) => (
              <td key={review.id} data-h={`Relecture ${at + 1}${NBSP}:`}>
                {levelOf(review, criterion)}
                <Note review={review} criterion={criterion.key} />
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">Avis</th>
          {reviews.map(({ id, verdict }, at) => (
            <td key={id} data-h={`Relecture ${at + 1}${NBSP}:`}>
              {verdict ? VERDICTS[verdict] : ''}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function Note({ review, criterion }: { review: Review; criterion: string }) {
  const note = review.answers.find((answer) => answer.criterion === criterion)?.note;
  return note ? <p className="soft">{note}</p> : null;
}

interface WordsProps {
  review: Review;
  place: number;
  /** On a page for everybody; elsewhere its authors have each remark in a form of its own. */
  isPublic?: boolean;
}

/** One review in words: what works, what helped, and its remarks. */
export function ReviewWords({ review, place, isPublic = false }: WordsProps) {
  return (
    <section className="stack-s" aria-labelledby={`relecture-${place}`}>
      <h3 id={`relecture-${place}`}>
        Relecture {place}
        {NBSP}: {review.signedAs}
      </h3>
      <p className="marked">{review.strengths}</p>
      {review.usedAi && (
        <p className="soft">Faite avec l’aide d’une intelligence artificielle. {review.aiWords}</p>
      )}
      {review.privateNote && (
        <p className="notice">
          Pour vous seulement{NBSP}: {review.privateNote}
        </p>
      )}
      {(isPublic || !review.viewerCan.answer) && review.remarks.length > 0 && (
        <ul>
          {review.remarks.map((remark, at) => (
            <li key={remark.id} className="stack-s">
              <p>
                <strong>{placeOf(remark)}</strong>
                {NBSP}: {remark.words}
              </p>
              {remark.suggestion && (
                <p>
                  Proposition{NBSP}: {remark.suggestion}
                </p>
              )}
              {remark.answer && (
                <p>
                  <em>
                    Réponse des auteurs{NBSP}: {remark.answer}
                  </em>
                </p>
              )}
              <RemarkPage remark={remark} number={at + 1} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
