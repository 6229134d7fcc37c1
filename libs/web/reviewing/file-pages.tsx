import { NBSP } from '../layout/words.js';
import { PageSheet, type Pin } from './page-sheet.js';
import { pageWords, placeFrom, shownPage } from './remark-place.js';
import type { Assignment } from './review-form.js';

type Work = NonNullable<Assignment['work']>;
type Remarks = NonNullable<Assignment['review']>['remarks'];

export interface FilePagesProps {
  work: Work;
  remarks: Remarks;
  /** The page that is shown, and where the remark that is being written points: « 1-3 », « 1-3-250-700 ». */
  shown: string;
  chosen: string;
  isWritable: boolean;
  address: string;
}

/** Files to take, where one may know their names; of each, its pages, one of them shown. */
export function FilePages({ work, remarks, shown, chosen, isWritable, address }: FilePagesProps) {
  if (work.files.length === 0) return null;
  const seen = shownPage(work.files, shown);
  const place = placeFrom(chosen);
  const isHere = seen && place?.file === seen.file.number && place.page === seen.page.number;
  return (
    <>
      <ul className="stack-s" role="list">
        {work.files.map((file) => {
          const taken = file.downloadUrl;
          return (
            <li key={file.number} className="cluster">
              {taken ? <a href={taken}>{file.name}</a> : <span>{file.name}</span>}
              <PageLinks file={file} seen={seen} isWritable={isWritable} address={address} />
            </li>
          );
        })}
      </ul>
      {seen && (
        <div className="stack-s" id="page">
          {isWritable && (
            <p className="hint">
              Touchez la page à l’endroit dont vous voulez parler. Son texte est plus bas, passage par
              passage.
            </p>
          )}
          <input type="hidden" name="vue" value={`${seen.file.number}-${seen.page.number}`} />
          <PageSheet
            page={seen.page}
            file={seen.file.name}
            pins={pinsOn(remarks, seen.file.number, seen.page.number)}
            chosen={isHere ? place.point : null}
            isPointed={isWritable}
          />
        </div>
      )}
    </>
  );
}

/** Of a review, those that point at a place of this page, numbered as they are listed. */
const pinsOn = (remarks: Remarks, file: number, page: number): Pin[] =>
  remarks.flatMap((remark, at) =>
    remark.file === file && remark.page === page && remark.x !== null && remark.y !== null
      ? [{ number: at + 1, x: remark.x, y: remark.y, isLinked: true }]
      : [],
  );

interface PageLinksProps extends Pick<FilePagesProps, 'isWritable' | 'address'> {
  file: Work['files'][number];
  seen: ReturnType<typeof shownPage>;
}

/** While she writes, another page is a button: it saves first. */
function PageLinks({ file, seen, isWritable, address }: PageLinksProps) {
  if (file.pages.length < 2 && seen?.file === file) return null;
  return (
    <>
      {file.pages.map((page, at) => {
        const words = at === 0 ? `Page${NBSP}${page.number}` : String(page.number);
        const value = `${file.number}-${page.number}`;
        if (seen?.page === page)
          return (
            <strong key={value} aria-current="page">
              {words}
            </strong>
          );
        return isWritable ? (
          <button
            key={value}
            className="quiet"
            name="voir"
            value={value}
            aria-label={`Voir la ${pageWords(page.number, file.name)}`}
          >
            {words}
          </button>
        ) : (
          <a
            key={value}
            href={`${address}?vue=${value}#page`}
            aria-label={`Voir la ${pageWords(page.number, file.name)}`}
          >
            {words}
          </a>
        );
      })}
    </>
  );
}
