import { NBSP } from '../layout/words.js';
import { pageWords } from './remark-place.js';
import type { Assignment } from './review-form.js';

type Remark = NonNullable<Assignment['review']>['remarks'][number];

/** Where a remark points, in words. */
export function placeOf({
  passage,
  part,
  page,
  quote,
}: Pick<Remark, 'passage' | 'part' | 'page' | 'quote'>): string {
  if (passage !== null)
    return part === 'texte' ? `Passage${NBSP}${passage}` : `Passage${NBSP}${passage}, ${part}`;
  if (page !== null) return `P${pageWords(page, part).slice(1)}`;
  return quote ? 'Un passage' : 'L’ensemble';
}

interface RemarksProps {
  remarks: readonly Remark[];
  isWritable: boolean;
  /** The page of a file that is shown: « 1-3 ». */
  shown: string;
}

/** Remarks made so far; each can be taken away by the button beside it. */
export function Remarks({ remarks, isWritable, shown }: RemarksProps) {
  if (remarks.length === 0) return null;
  return (
    <ol className="stack-s" role="list">
      {remarks.map((remark, at) => (
        <li key={remark.id} id={`r${at + 1}`} className="stack-s">
          <p className="cluster">
            <PinMark remark={remark} number={at + 1} shown={shown} />
            <strong>{placeOf(remark)}</strong>
            {isWritable && remark.x !== null && pageOf(remark) !== shown && (
              <button className="quiet" name="voir" value={pageOf(remark)}>
                Voir la page
              </button>
            )}
          </p>
          <p className="marked">{remark.words}</p>
          {remark.suggestion && <p className="marked">Proposition : {remark.suggestion}</p>}
          {isWritable && (
            <p>
              <button className="quiet" name="retirer" value={remark.id}>
                Retirer la remarque {at + 1}
              </button>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

const pageOf = ({ file, page }: Remark): string => `${file}-${page}`;

/** Its number; where its page is shown, the way to its place. */
function PinMark({ remark, number, shown }: { remark: Remark; number: number; shown: string }) {
  return remark.x !== null && pageOf(remark) === shown ? (
    <a className="pin" href={`#epingle-${number}`} aria-label={`Remarque ${number}, sur la page`}>
      {number}
    </a>
  ) : (
    <span className="pin">{number}</span>
  );
}
