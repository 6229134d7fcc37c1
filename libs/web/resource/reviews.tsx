import type { ResourceReviewsQuery } from '#contract';
import { ReviewWords } from '../decision/reviews.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP, plural, typeset } from '../layout/words.js';
import { Mark } from './label.js';
import type { Resource, Version } from './resource.js';

type Found = NonNullable<NonNullable<NonNullable<ResourceReviewsQuery['resource']>['version']>['label']>;

interface ReviewsProps {
  resource: Resource;
  version: Version;
  /** Null where nobody has decided. */
  label: Found | null;
}

/** What colleagues said of a version: the answers that the référent kept, and the reviews that both sides publish. */
export function reviewsView({ resource, version, label }: ReviewsProps): View {
  const { slug } = resource;
  return {
    title: `Relecture de «${NBSP}${version.title}${NBSP}»`,
    content: (
      <main id="contenu" className="wrap stack-l">
        <header className="stack">
          <p>
            <a className="back" href={`/r/${slug}/v/${version.number}`}>
              {typeset(version.title)}
            </a>
          </p>
          <h1 className="display">Ce qu’en disent les relecteurs</h1>
          {label?.version == null ? (
            <p className="lead">Cette version n’a pas encore été relue.</p>
          ) : (
            <Said label={label} />
          )}
        </header>
        {label?.version != null && <Grades grades={label.grades} />}
        {label?.version != null && <Published label={label} />}
      </main>
    ),
  };
}

function Said({ label }: { label: Found }) {
  return (
    <>
      <p>
        <Mark label={label} />
      </p>
      <p className="lead">
        Version {label.version}, lue par {plural(label.reviews, 'collègue', 'collègues')}, séparément
        {label.decidedAt && `, décision du ${dayOf(label.decidedAt)}`}.
      </p>
      {label.reason && <p>{label.reason}</p>}
      {label.campaign && (
        <p className="soft">
          Campagne <a href={`/campagnes/${label.campaign.slug}`}>{typeset(label.campaign.title)}</a>
        </p>
      )}
    </>
  );
}

/** A bar and its words: the bar is drawn for who sees it, the words are the truth. */
function Grades({ grades }: { grades: Found['grades'] }) {
  return (
    <section className="stack row" aria-labelledby="grille">
      <h2 id="grille">Les réponses à la grille</h2>
      <table className="table table-fold">
        <caption className="vh">Réponses à la grille</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Réponse retenue</th>
          </tr>
        </thead>
        <tbody>
          {grades.map(({ question, level, place, of }) => (
            <tr key={question}>
              <th scope="row">{typeset(question)}</th>
              <td>
                {place !== null && <meter min={0} max={of} value={of - place + 1} aria-hidden="true" />}{' '}
                {level}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Published({ label: { reviews, shownReviews } }: { label: Found }) {
  return (
    <section className="stack-l row" aria-labelledby="relectures">
      <h2 id="relectures">Les relectures publiées</h2>
      {shownReviews.length === 0 && (
        <p className="soft">
          Aucune. Une relecture n’est publiée que si la personne qui l’a écrite et les auteurs sont d’accord.
        </p>
      )}
      {shownReviews.map((review, at) => (
        <ReviewWords key={review.id} review={review} place={at + 1} isPublic />
      ))}
      {shownReviews.length > 0 && shownReviews.length < reviews && (
        <p className="soft">
          {plural(
            reviews - shownReviews.length,
            'autre relecture n’est pas publiée',
            'autres relectures ne sont pas publiées',
          )}
          .
        </p>
      )}
    </section>
  );
}
