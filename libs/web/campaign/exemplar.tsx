import type { ExemplarPageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { durationOf, listed, NBSP, typeset } from '../layout/words.js';
import { fieldId, fillAnswers } from '../reviewing/rubric-answers.js';
import { RubricForm } from '../reviewing/rubric-form.js';
import { levelWords, spreadWords } from './calibration-words.js';

type Campaign = NonNullable<ExemplarPageQuery['campaign']>;
type Calibration = NonNullable<Campaign['calibration']>;
type Exemplar = Calibration['exemplars'][number];
type Criterion = Campaign['rubric']['criteria'][number];

interface ExemplarProps {
  campaign: Campaign;
  calibration: Calibration;
  exemplar: Exemplar;
  form: FormState | null;
}

/** One exemplar: what to read, the rubric; once she has graded it, how the others did. */
export function exemplarView(props: ExemplarProps, done?: string): View {
  const { campaign, exemplar, form } = props;
  const title = exemplar.version?.title ?? `Exemple${NBSP}${exemplar.number}`;
  return {
    title: `Évaluer l’exemple «${NBSP}${title}${NBSP}»`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form?.problems ?? []} hrefOf={(field) => `#${fieldId(field)}`} />
        <header className="stack">
          <p>
            <a className="back" href={`/campagnes/${campaign.slug}/etalonnage`}>
              L’étalonnage de {typeset(campaign.title)}
            </a>
          </p>
          <h1 className="display">{typeset(title)}</h1>
          <Reading exemplar={exemplar} />
        </header>
        <Compared campaign={campaign} exemplar={exemplar} />
        <Graders campaign={campaign} exemplar={exemplar} />
        <Grading {...props} />
      </main>
    ),
  };
}

function Reading({ exemplar: { number, version, resource } }: { exemplar: Exemplar }) {
  if (!version)
    return <p className="notice">Cette ressource n’est plus lisible. Ce qui en a été dit reste ici.</p>;
  const facts = [version.levelLabel, version.durationMinutes && durationOf(version.durationMinutes)];
  return (
    <>
      <p className="soft">
        {[`Exemple${NBSP}${number}`, ...facts, `version${NBSP}${version.number}`].filter(Boolean).join(' · ')}
      </p>
      <p>
        <a className="btn" href={`/r/${resource.slug}/v/${version.number}`}>
          Lire la ressource
        </a>
      </p>
    </>
  );
}

function Grading({ campaign, calibration, exemplar, form }: ExemplarProps) {
  const { slug, state, rubric } = campaign;
  if (!exemplar.viewerCan.grade)
    return <p className="soft">{whyNot(state, calibration.state, exemplar.mine !== null)}</p>;
  const shown = form ?? { values: fillAnswers(exemplar.mine?.answers ?? []), problems: [] };
  return (
    <form
      className="stack-l row prose"
      method="post"
      action={`/campagnes/${slug}/etalonnage/${exemplar.number}`}
      noValidate
    >
      <RubricForm criteria={rubric.criteria} form={shown} wordsLabel="Pourquoi, en une ligne (facultatif)" />
      <div className="stack-s">
        <p>
          <button className="btn btn-main">
            {exemplar.mine ? 'Enregistrer mes nouvelles réponses' : 'Enregistrer mes réponses'}
          </button>
        </p>
        <p className="hint">
          {exemplar.mine
            ? 'Elles remplacent les premières. Vous pouvez en changer jusqu’à la clôture.'
            : 'Ensuite, vous verrez comment les autres ont répondu, et vous pourrez changer d’avis.'}{' '}
          Qui conduit la campagne voit vos réponses avec votre nom{NBSP}; les autres, seulement des nombres.
        </p>
      </div>
    </form>
  );
}

function whyNot(campaign: Campaign['state'], state: Calibration['state'], isGraded: boolean): string {
  if (state === 'CLOSED') return 'L’étalonnage est clos : les réponses ne changent plus.';
  if (campaign === 'DRAFT') return 'Chacun pourra l’évaluer quand la campagne sera ouverte.';
  if (campaign !== 'OPEN' && campaign !== 'CLOSING')
    return 'La campagne est close : les réponses ne changent plus.';
  return isGraded
    ? ''
    : 'On ne vous demande pas d’évaluer cet exemple : vous suivez ce qu’en disent les autres.';
}

interface PartProps {
  campaign: Campaign;
  exemplar: Exemplar;
}

/** Her own answer, the référent's with its reason, the others' in numbers. */
function Compared({ campaign: { rubric }, exemplar: { mine, compared, referents, grades } }: PartProps) {
  // Who runs the campaign sees all of it by name, below.
  if (!mine || !compared || grades) return null;
  const isEnough = compared.length > 0;
  return (
    <section className="stack row" aria-labelledby="comparer">
      <h2 id="comparer">Comment les autres ont répondu</h2>
      {!isEnough && (
        <p className="soft">
          Encore trop peu{NBSP}: les réponses des autres se montrent à partir de trois personnes, pour que
          personne ne devine qui a dit quoi.
        </p>
      )}
      {!referents && <p className="soft">La personne référente n’a pas encore évalué cet exemple.</p>}
      {(isEnough || referents) && (
        <table className="table table-fold table-words">
          <caption className="vh">Critère par critère</caption>
          <thead>
            <tr>
              <th scope="col">Critère</th>
              <th scope="col">Vous</th>
              {referents && <th scope="col">La personne référente</th>}
              {isEnough && <th scope="col">Les personnes qui relisent</th>}
            </tr>
          </thead>
          <tbody>
            {rubric.criteria.map((criterion) => {
              const of = (answers: typeof mine.answers) =>
                answers.find((answer) => answer.criterion === criterion.key);
              const reason = referents && of(referents.answers)?.note;
              const spread = compared.find((each) => each.criterion === criterion.key);
              return (
                <tr key={criterion.key}>
                  <th scope="row">{typeset(criterion.question)}</th>
                  <td data-h={`Vous${NBSP}:`}>{levelWords(criterion, of(mine.answers))}</td>
                  {referents && (
                    <td data-h={`La personne référente${NBSP}:`}>
                      {levelWords(criterion, of(referents.answers))}
                      {reason && <p className="soft">{reason}</p>}
                    </td>
                  )}
                  {spread && (
                    <td data-h={`Les personnes qui relisent${NBSP}:`}>{spreadWords(criterion, spread)}</td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** For who runs the campaign: who answered what, and why. */
function Graders({ campaign: { rubric }, exemplar: { grades } }: PartProps) {
  if (!grades || grades.length === 0) return null;
  return (
    <section className="stack row" aria-labelledby="qui">
      <h2 id="qui">Qui a répondu quoi</h2>
      <table className="table table-fold table-words">
        <caption className="soft">Ces noms ne se montrent qu’à qui conduit la campagne.</caption>
        <thead>
          <tr>
            <th scope="col">Critère</th>
            <th scope="col">Réponses</th>
          </tr>
        </thead>
        <tbody>
          {rubric.criteria.map((criterion) => (
            <tr key={criterion.key}>
              <th scope="row">{typeset(criterion.question)}</th>
              <td>
                <Answers criterion={criterion} grades={grades} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const nameOf = ({ grader }: NonNullable<Exemplar['grades']>[number]): string =>
  grader?.name ?? 'une personne dont le compte est fermé';

/** Level by level, the names; then what somebody wrote about hers. */
function Answers({ criterion, grades }: { criterion: Criterion; grades: NonNullable<Exemplar['grades']> }) {
  const given = grades.flatMap((grade) => {
    const answer = grade.answers.find((each) => each.criterion === criterion.key);
    return answer ? [{ name: nameOf(grade), level: levelWords(criterion, answer), note: answer.note }] : [];
  });
  const levels = [...criterion.levels.map(({ label }) => label), 'sans objet'];
  return (
    <>
      {levels.map((level) => {
        const names = given.filter((each) => each.level === level).map(({ name }) => name);
        return (
          names.length > 0 && (
            <p key={level}>
              {level}
              {NBSP}: {listed(names)}
            </p>
          )
        );
      })}
      {given.map(
        ({ name, note }) =>
          note && (
            <p key={name} className="soft">
              {name}
              {NBSP}: {note}
            </p>
          ),
      )}
    </>
  );
}
