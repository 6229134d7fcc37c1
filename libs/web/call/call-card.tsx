import type { CallCardFragment } from '#contract';
import { typeset } from '../layout/words.js';
import { aboutWords, callPath, progressWords, stateWords } from './call-words.js';

/** A call beside others: what is missing, for whom, how far it is. */
export function CallCard({ call }: { call: CallCardFragment }) {
  const about = [aboutWords(call), call.territory?.label].filter(Boolean).join(' · ');
  return (
    <li className="entry stack-s prose">
      <h3 className="title">
        <a href={callPath(call.slug)}>{typeset(call.title)}</a>
      </h3>
      {about !== '' && <p>{about}</p>}
      <p className="brief">{typeset(call.missing)}</p>
      <p className="hint">
        {progressWords(call)}. {stateWords(call)}
      </p>
    </li>
  );
}
