import { MarkedWords } from '../compare/marked-words.js';
import { NBSP } from '../layout/words.js';
import type { Proposal } from './proposal.js';

type Answer = Proposal['answers'][number];

/** What became of each change, for both. */
export function Outcome({ proposal }: { proposal: Proposal }) {
  const { answers, message, resource } = proposal;
  return (
    <section className="stack" aria-labelledby="reponse">
      <h2 id="reponse">La réponse</h2>
      {message && (
        <blockquote className="slip">
          {message}
          <footer>L’auteur</footer>
        </blockquote>
      )}
      <ul className="entries" role="list">
        {answers.map((answer) => (
          <li key={answer.pieceId} className="entry stack-s">
            <Change answer={answer} />
          </li>
        ))}
      </ul>
      {resource.draft && resource.viewerCan.update && (
        <p>
          <a className="btn" href={`/brouillons/${resource.draft.id}`}>
            Ouvrir le brouillon de la prochaine version
          </a>
        </p>
      )}
    </section>
  );
}

function Change({ answer }: { answer: Answer }) {
  const { label, verdict, take, written, originalNow, originalThen, theirWords } = answer;
  return (
    <>
      <h3 className="title">
        {label}
        {NBSP}: {verdict === 'REFUSED' ? 'refusé' : take === 'EDITED' ? 'accepté autrement' : 'accepté'}
      </h3>
      <p className="marked">
        {originalNow === null ? <del>{originalThen}</del> : <MarkedWords words={theirWords} />}
      </p>
      {written && (
        <p className="marked">
          <span className="soft">Écrit par l’auteur : </span>
          {written}
        </p>
      )}
      {answer.answer && <blockquote className="slip">{answer.answer}</blockquote>}
    </>
  );
}
