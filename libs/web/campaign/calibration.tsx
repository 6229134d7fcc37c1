import type { CampaignCalibrationQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { listed, NBSP, plural, typeset } from '../layout/words.js';
import { AlphaTable } from '../referent/agreement.js';
import { spreadWords } from './calibration-words.js';

type Campaign = NonNullable<CampaignCalibrationQuery['campaign']>;
type Calibration = NonNullable<Campaign['calibration']>;
type Exemplar = Calibration['exemplars'][number];

interface CalibrationProps {
  campaign: Campaign;
  calibration: Calibration;
  form: FormState;
}

/** For who reviews: what is left to grade. For who runs the campaign: choosing, following, and how far people agree. */
export function calibrationView(props: CalibrationProps, done?: string): View {
  const { campaign, calibration, form } = props;
  const { slug, title } = campaign;
  return {
    title: `Étalonnage de «${NBSP}${title}${NBSP}»`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} safe="Rien n’a changé." />
        <header className="stack">
          <p>
            <a className="back" href={`/campagnes/${slug}`}>
              {typeset(title)}
            </a>
          </p>
          <h1 className="display">L’étalonnage</h1>
          <p className="lead prose">
            Tout le monde évalue les mêmes ressources avec la grille de la campagne, pour voir si elle est lue
            de la même façon. C’est une invitation{NBSP}: ne rien évaluer n’empêche pas de relire.
          </p>
          <p className="soft">{standing(calibration)}</p>
        </header>
        <Exemplars {...props} />
        {calibration.viewerCan.addExemplar && <Adding slug={slug} form={form} />}
        {calibration.agreement && calibration.exemplars.length > 0 && <Following {...props} />}
        {calibration.viewerCan.close && <Closing slug={slug} />}
      </main>
    ),
  };
}

function standing({ state, waiting, exemplars }: Calibration): string {
  if (state === 'CLOSED') return 'Il est clos : ce que chacun a répondu reste, et ne change plus.';
  const mine = exemplars.filter((each) => each.mine).length;
  if (waiting > 0)
    return `${mine === 0 ? 'Vous n’avez encore évalué aucun exemple' : `Vous avez évalué ${plural(mine, 'exemple', 'exemples')}`} : il en reste ${waiting}.`;
  if (mine > 0) return 'Vous avez tout évalué. Vous pouvez revoir vos réponses jusqu’à sa clôture.';
  return '';
}

function Exemplars({ campaign: { slug, state }, calibration: { exemplars } }: CalibrationProps) {
  return (
    <section className="stack row" aria-labelledby="exemples">
      <h2 id="exemples">Les exemples</h2>
      {exemplars.length === 0 ? (
        <p className="soft">Aucun exemple n’est encore choisi.</p>
      ) : (
        <ol className="entries" role="list">
          {exemplars.map((exemplar) => (
            <li key={exemplar.id} className="entry stack-s prose">
              <h3 className="title">
                <a href={`/campagnes/${slug}/etalonnage/${exemplar.number}`}>{titleOf(exemplar)}</a>
              </h3>
              {said(exemplar).map((words) => (
                <p key={words} className="hint">
                  {words}
                </p>
              ))}
              {exemplar.viewerCan.remove && (
                <form method="post" action={`/campagnes/${slug}/etalonnage/retirer`}>
                  <input type="hidden" name="exemplar" value={exemplar.id} />
                  <button className="quiet">
                    Retirer<span className="vh"> : {titleOf(exemplar)}</span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ol>
      )}
      {state === 'DRAFT' && exemplars.length > 0 && (
        <p className="soft">Chacun pourra les évaluer quand la campagne sera ouverte.</p>
      )}
    </section>
  );
}

const titleOf = ({ version }: Exemplar): string =>
  typeset(version?.title ?? 'Une ressource qui n’est plus lisible');

/** Whether she graded it; for who runs the campaign, who did. */
function said({ mine, viewerCan, grades }: Exemplar): string[] {
  const own = mine ? 'Vous l’avez évalué.' : viewerCan.grade ? 'À évaluer : dix minutes suffisent.' : '';
  const names = (grades ?? []).map(({ grader }) => grader?.name ?? 'une personne dont le compte est fermé');
  const others =
    grades === null || grades === undefined
      ? ''
      : names.length === 0
        ? 'Personne ne l’a encore évalué.'
        : `Évalué par ${plural(names.length, 'personne', 'personnes')} : ${listed(names)}.`;
  return [own, others].filter(Boolean);
}

function Adding({ slug, form }: { slug: string; form: FormState }) {
  return (
    <section className="stack row" aria-labelledby="ajouter">
      <h2 id="ajouter">Ajouter un exemple</h2>
      <form className="stack form" method="post" action={`/campagnes/${slug}/etalonnage`} noValidate>
        <TextField
          form={form}
          name="resource"
          label="L’adresse d’une ressource publiée"
          hint="Trois exemples au plus, aussi différents que possible. La version d’aujourd’hui est celle que chacun lira ; ses auteurs n’en savent rien."
        />
        <p>
          <button className="btn">Ajouter cet exemple</button>
        </p>
      </form>
    </section>
  );
}

/** How far people agree, then where they are the furthest apart. */
function Following({ campaign, calibration: { agreement, exemplars } }: CalibrationProps) {
  const criteria = agreement ?? [];
  const low = criteria.filter(({ state }) => state === 'LOW').length;
  const isKnown = criteria.some(({ state }) => state !== 'UNKNOWN');
  const isGraded = exemplars.some(({ grades }) => (grades ?? []).length > 0);
  return (
    <section className="stack row" aria-labelledby="accord">
      <h2 id="accord">La grille est-elle lue de la même façon{NBSP}?</h2>
      <p className={low > 0 ? 'notice' : 'soft'}>{agreementWords(low, isKnown)}</p>
      {isKnown && (
        <AlphaTable criteria={criteria} unit={['exemple', 'exemples']}>
          On ne le connaît pas tant que moins de deux exemples ont chacun trois réponses, ou que toutes les
          réponses sont les mêmes. Là où presque tous répondent de même, une seule réponse le fait tomber
          {NBSP}: lisez aussi les réponses.
        </AlphaTable>
      )}
      {isGraded && <Apart campaign={campaign} exemplars={exemplars} />}
    </section>
  );
}

function agreementWords(low: number, isKnown: boolean): string {
  if (!isKnown)
    return 'On ne peut pas encore le dire : il faut deux exemples, évalués chacun par trois personnes.';
  if (low === 0) return 'Oui, là où l’on peut déjà le dire.';
  return `Pas sur ${plural(low, 'critère', 'critères')}. La question, les mots de ses niveaux ou ces exemples se lisent de plusieurs façons${NBSP}: parlez-en ensemble.`;
}

/** Two levels of four, and half of the people at each end: worth a word together. */
const FAR = 0.5;

function Apart({ campaign: { rubric }, exemplars }: { campaign: Campaign; exemplars: readonly Exemplar[] }) {
  const spreadOn = ({ spreads }: Exemplar, key: string) =>
    spreads?.find(({ criterion }) => criterion === key);
  const widest = (key: string): number =>
    Math.max(...exemplars.map((each) => spreadOn(each, key)?.apart ?? 0));
  const rows = rubric.criteria.toSorted((one, other) => widest(other.key) - widest(one.key));
  return (
    <table className="table table-fold table-words">
      <caption>
        Les réponses, du critère où l’on s’écarte le plus à celui où l’on s’écarte le moins. En gras
        {NBSP}: un grand écart.
      </caption>
      <thead>
        <tr>
          <th scope="col">Critère</th>
          {exemplars.map((each) => (
            <th key={each.id} scope="col">
              {titleOf(each)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((criterion) => (
          <tr key={criterion.key}>
            <th scope="row">{typeset(criterion.question)}</th>
            {exemplars.map((each) => {
              const spread = spreadOn(each, criterion.key);
              const words = spread ? spreadWords(criterion, spread) : '';
              return (
                <td key={each.id} data-h={`${titleOf(each)}${NBSP}:`}>
                  {(spread?.apart ?? 0) >= FAR ? <strong>{words}</strong> : words || 'pas encore'}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Closing({ slug }: { slug: string }) {
  return (
    <section className="stack row prose" aria-labelledby="clore">
      <h2 id="clore">Clore l’étalonnage</h2>
      <form className="stack-s" method="post" action={`/campagnes/${slug}/etalonnage/clore`}>
        <p>Ce que chacun a répondu reste lisible ici, et ne change plus. Les relectures continuent.</p>
        <p>
          <button className="btn">Clore l’étalonnage</button>
        </p>
      </form>
    </section>
  );
}
