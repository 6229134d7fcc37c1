import { pageWords, pointName, POINTED_WIDTHS } from './remark-place.js';

/** Where a remark points on a page, numbered as it is listed; `isLinked`: to `#r1`, and from there to `#epingle-1`. */
export interface Pin {
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly isLinked?: boolean;
}

interface SheetProps {
  page: { number: number; url: string; width: number; height: number };
  file: string;
  pins: readonly Pin[];
  /** Where the remark that is being written points. */
  chosen?: { x: number; y: number } | null;
  /** Touched, it says where to whoever writes. */
  isPointed?: boolean;
}

/** A page as a picture, the places that remarks point at drawn over it. */
export function PageSheet({ page, file, pins, chosen, isPointed = false }: SheetProps) {
  const { url, width, height, number } = page;
  const said = `P${pageWords(number, file).slice(1)}`;
  return (
    <figure className="sheet">
      {isPointed ? (
        POINTED_WIDTHS.map((wide) => {
          const high = Math.round((wide * height) / width);
          return (
            <input
              key={wide}
              type="image"
              className={`page wide-${wide}`}
              name={pointName(wide, high)}
              src={url}
              width={wide}
              height={high}
              alt={`${said} : choisir l’endroit de la remarque`}
            />
          );
        })
      ) : (
        <img className="page" src={url} width={width} height={height} alt={`${said}.`} loading="lazy" />
      )}
      <Pins pins={pins} chosen={chosen} height={(1000 * height) / width} />
    </figure>
  );
}

/** A thousand wide, whatever the picture is. */
function Pins({ pins, chosen, height }: Pick<SheetProps, 'pins' | 'chosen'> & { height: number }) {
  const down = (y: number): number => Math.round((y * height) / 1000);
  return (
    <svg viewBox={`0 0 1000 ${Math.round(height)}`}>
      {chosen && <circle className="chosen" cx={chosen.x} cy={down(chosen.y)} r={30} />}
      {pins.map(({ number, x, y, isLinked }) => {
        const mark = (
          <>
            <circle cx={x} cy={down(y)} r={44} />
            <text x={x} y={down(y) + 17}>
              {number}
            </text>
          </>
        );
        return isLinked ? (
          <a key={number} id={`epingle-${number}`} href={`#r${number}`} aria-label={`Remarque ${number}`}>
            {mark}
          </a>
        ) : (
          <g key={number}>{mark}</g>
        );
      })}
    </svg>
  );
}
