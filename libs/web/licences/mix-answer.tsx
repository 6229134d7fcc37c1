import type { MixAnswerQuery, MixPageQuery } from '#contract';
import { plural } from '../layout/words.js';

type Answer = MixAnswerQuery['licenceOptions'];
type Option = Answer['options'][number];

interface MixAnswerProps {
  answer: Answer;
  offered: MixPageQuery['offeredLicences'];
}

/** What the mix may carry; what it may not stands folded, each with its reason. */
export function MixAnswer({ answer, offered }: MixAnswerProps) {
  const having = (verdict: Option['verdict']) =>
    answer.options.filter((option) => option.verdict === verdict);
  // Of old licences and those of code, only what is possible: nobody wonders why the others are not.
  const choices = new Set(offered.map(({ id }) => id));
  const forbidden = having('FORBIDDEN').filter(({ licence }) => choices.has(licence.id));
  return (
    <section className="stack prose" aria-labelledby="reponse">
      <h2 id="reponse">La réponse</h2>
      <p className={answer.possible ? 'notice notice-ok' : 'notice notice-alert'} role="status">
        {answer.explanation}
      </p>
      {!answer.possible && <WaysOut ways={answer.waysOut} />}
      <Options title="Permises" options={having('ALLOWED')} />
      <Options title="À vérifier" options={having('REVIEW')} />
      <Options title="Permises, mais déconseillées" options={having('DISCOURAGED')} />
      {forbidden.length > 0 && (
        <details open={!answer.possible}>
          <summary>
            {plural(forbidden.length, 'licence interdite', 'licences interdites')}, et pourquoi
          </summary>
          <ul className="stack-s">
            {forbidden.map((option) => (
              <li key={option.licence.id}>
                <Name option={option} /> : <Reason option={option} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Options({ title, options }: { title: string; options: readonly Option[] }) {
  if (options.length === 0) return null;
  return (
    <div className="stack-s">
      <h3 className="title">{title}</h3>
      <ul className="entries" role="list">
        {options.map((option) => (
          <li key={option.licence.id} className="entry">
            <Name option={option} />.{' '}
            {option.verdict === 'ALLOWED' ? option.licence.description : <Reason option={option} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

const Name = ({ option: { licence } }: { option: Option }) => (
  <strong>{licence.url ? <a href={licence.url}>{licence.label}</a> : licence.label}</strong>
);

/** The first reason says enough; it names the works that bring it about, and the text of law behind it. */
function Reason({ option: { reasons } }: { option: Option }) {
  const [reason] = reasons;
  if (!reason) return null;
  return (
    <>
      {reason.message}
      {reason.works.length > 0 && ` À cause de ${reason.works.join(', ')}.`}{' '}
      <a href={reason.url}>Le texte qui le dit</a>
    </>
  );
}

function WaysOut({ ways }: { ways: Answer['waysOut'] }) {
  return (
    <div className="stack-s">
      <h3 className="title">Comment en sortir</h3>
      <ul className="stack-s">
        {ways.map(({ kind, message }) => (
          <li key={`${kind} ${message}`}>{message}</li>
        ))}
      </ul>
    </div>
  );
}
