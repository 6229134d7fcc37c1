import type { EstablishmentQuery } from '#contract';
import type { Problem } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { plural } from '../layout/words.js';
import { accountFrame } from './account-frame.js';

export const ESTABLISHMENT_PATH = '/compte/profil/etablissement';

type Mine = NonNullable<EstablishmentQuery['me']>['establishment'];
type Found = NonNullable<EstablishmentQuery['establishments']>;
type Line = Found['edges'][number]['node'];

interface Shown {
  readonly mine: Mine;
  readonly words: string;
  readonly found: Found | null;
  readonly problems: readonly Problem[];
}

/** Where I work, chosen among the official directory. Looking for it is a GET. */
export function establishmentView({ mine, words, found, problems }: Shown): View {
  return accountFrame({
    path: ESTABLISHMENT_PATH,
    title: 'Mon établissement',
    lead: 'Il n’est montré à personne. Il évite qu’une relecture tombe entre collègues d’une même école.',
    problems,
    children: (
      <>
        <p>
          <a className="back" href="/compte/profil">
            Profil public
          </a>
        </p>
        {mine && <Chosen mine={mine} />}
        <form className="stack-s form" action={ESTABLISHMENT_PATH}>
          <div className="field">
            <label htmlFor="chercher">Chercher un établissement</label>
            <p className="hint" id="chercher-aide">
              Son nom, sa commune ou son code UAI.
            </p>
            <input
              type="search"
              id="chercher"
              name="chercher"
              value={words}
              aria-describedby="chercher-aide"
            />
          </div>
          <button className="btn">Chercher</button>
        </form>
        {found && <Results words={words} found={found} />}
      </>
    ),
  });
}

function Chosen({ mine }: { mine: NonNullable<Mine> }) {
  return (
    <form className="cluster" method="post" action={ESTABLISHMENT_PATH}>
      <span>
        {mine.name}
        {mine.commune && `, ${mine.commune}`} <small className="soft">{mine.uai}</small>
      </span>
      <button className="quiet" name="uai" value="">
        Ne plus le dire
      </button>
    </form>
  );
}

function Results({ words, found }: { words: string; found: Found }) {
  if (found.edges.length === 0)
    return (
      <p className="notice" role="status">
        Rien pour « {words} ». Essayez la commune, ou le code UAI : sept chiffres et une lettre.
      </p>
    );
  const isMore = found.totalCount > found.edges.length;
  return (
    <>
      <p role="status">
        {plural(found.totalCount, 'établissement', 'établissements')} pour « {words} »
        {isMore && `. Voici les ${found.edges.length} premiers : un mot de plus les départage`}.
      </p>
      <ul className="entries" role="list">
        {found.edges.map(({ node }) => (
          <li key={node.uai} className="entry">
            <Result line={node} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Result({ line }: { line: Line }) {
  const place = [line.commune, line.territory.parent?.label].filter(Boolean).join(', ');
  return (
    <form className="cluster" method="post" action={ESTABLISHMENT_PATH}>
      <span>
        {line.name} <small className="soft">{[line.kind, place, line.uai].filter(Boolean).join(' · ')}</small>
      </span>
      <button className="quiet" name="uai" value={line.uai} aria-label={`Choisir ${line.name}, ${place}`}>
        Choisir
      </button>
    </form>
  );
}
