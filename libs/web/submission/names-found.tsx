import type { NamesFoundFragment } from '#contract';
import { NBSP } from '../layout/words.js';

interface NamesFoundProps {
  names: readonly NamesFoundFragment[];
  /** Of the resource, where several are told of. */
  title?: string;
  /** What can be done about it by whoever reads this. */
  advice: string;
}

/** What tells its readers who wrote a draft: said to its authors and to the référent, never to them. */
export function NamesFound({ names, title, advice }: NamesFoundProps) {
  if (names.length === 0) return null;
  return (
    <section
      className="notice stack-s"
      aria-label={`Noms trouvés${title ? ` dans «${NBSP}${title}${NBSP}»` : ''}`}
    >
      <p>
        <strong>
          {title ? `«${NBSP}${title}${NBSP}» dit` : 'Ce brouillon dit'} peut-être qui l’a écrit.
        </strong>
      </p>
      <ul>
        {names.map((name) => (
          <li key={`${name.words} ${name.where} ${name.part}`}>
            «{NBSP}
            {name.words}
            {NBSP}» se lit {placeWords(name)}
          </li>
        ))}
      </ul>
      <p>{advice}</p>
    </section>
  );
}

const PLACES = {
  DESCRIPTION: 'dans le titre ou la description.',
  TEXT: 'dans le texte.',
  LINK: 'dans le lien.',
} as const;

function placeWords({ where, part, page }: NamesFoundFragment): string {
  if (where === 'FILE_NAME') return `dans le nom du fichier «${NBSP}${part}${NBSP}».`;
  if (where !== 'FILE') return PLACES[where];
  return `dans «${NBSP}${part}${NBSP}»${page === null ? '' : `, page${NBSP}${page}`}.`;
}
