import type { CompareQuery } from '#contract';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { dayOf, plural, sizeOf } from '../layout/words.js';
import { type ComparedPair, comparePath } from './compare-path.js';
import { ComparedBlocks } from './compared-blocks.js';
import { MarkedWords } from './marked-words.js';

type Comparison = NonNullable<CompareQuery['compareVersions']>;
type Side = Comparison['from'];

/** What the address asks: which two, and the words of which file. */
interface Asked {
  pair: ComparedPair;
  file: string | null;
}

export function compareView(comparison: Comparison, asked: Asked): View {
  const { from, to } = comparison;
  const isOne = from.resource.id === to.resource.id;
  const heading = isOne ? 'Comparer deux versions' : 'Comparer deux ressources';
  return {
    title: `${heading} de « ${to.version.title} »`,
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack">
          <p>
            <a className="back" href={`/r/${to.resource.slug}`}>
              Revenir à la ressource
            </a>
          </p>
          <h1 className="display">{heading}</h1>
          <p className="lead">
            De <SideName side={from} isOne={isOne} /> à <SideName side={to} isOne={isOne} />.
          </p>
          {isOne && to.resource.latestVersion !== 1 && <Choice comparison={comparison} />}
          <p className="notice">
            <ins>Souligné</ins>, ce qui a été ajouté ; <del>barré</del>, ce qui a été retiré.
          </p>
        </div>
        <Sheet comparison={comparison} />
        {comparison.files.length > 0 && <FileChanges comparison={comparison} asked={asked} />}
        <Words comparison={comparison} asked={asked} />
      </main>
    ),
  };
}

function SideName({ side: { resource, version }, isOne }: { side: Side; isOne: boolean }) {
  const link = <a href={`/r/${resource.slug}/v/${version.number}`}>version {version.number}</a>;
  if (isOne)
    return (
      <>
        la {link}, du {dayOf(version.publishedAt)}
      </>
    );
  return (
    <>
      « {version.title} », {link}
    </>
  );
}

function Choice({ comparison: { from, to } }: { comparison: Comparison }) {
  const select = (name: string, label: string, current: number) => (
    <label className="cluster">
      {label}
      <select name={name}>
        {to.resource.versions.map(({ number, publishedAt }) => (
          <option key={number} value={number} selected={number === current}>
            {number}, du {dayOf(publishedAt)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form className="inline-form cluster no-print" action={`/r/${to.resource.slug}/comparer`}>
      {select('a', 'De la version', from.version.number)}
      {select('b', 'à la version', to.version.number)}
      <button className="btn">Comparer</button>
    </form>
  );
}

function Sheet({ comparison: { fields } }: { comparison: Comparison }) {
  return (
    <section className="stack" aria-labelledby="fiche">
      <h2 id="fiche">La fiche</h2>
      {fields.length === 0 && <p className="soft">La fiche dit la même chose.</p>}
      {fields.length > 0 && (
        <dl className="facts">
          {fields.map(({ field, label, words }) => (
            <>
              <dt key={field}>{label}</dt>
              <dd className="marked">
                <MarkedWords words={words} />
              </dd>
            </>
          ))}
        </dl>
      )}
    </section>
  );
}

const FILE_STATES = { ADDED: 'Ajouté', REMOVED: 'Retiré', REPLACED: 'Remplacé', RENAMED: 'Renommé' };

function FileChanges({ comparison: { files }, asked }: { comparison: Comparison; asked: Asked }) {
  return (
    <section className="stack" aria-labelledby="fichiers">
      <h2 id="fichiers">Les fichiers</h2>
      <ul className="compared" role="list">
        {files.map(({ state, from, to }) => (
          <li key={(to ?? from)?.downloadUrl}>
            <strong>{FILE_STATES[state]}</strong>{' '}
            {state === 'RENAMED' ? `« ${from?.name} », devenu « ${to?.name} »` : `« ${(to ?? from)?.name} »`}
            <span className="cluster">
              {from && <a href={from.downloadUrl}>Avant, {sizeOf(from.size)}</a>}
              {to && <a href={to.downloadUrl}>Après, {sizeOf(to.size)}</a>}
              {state === 'REPLACED' && to && to.id !== asked.file && (
                <a href={`${comparePath(asked.pair, { file: to.id })}#mots`}>Comparer leurs mots</a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of the text written in place, or of the file that was asked for. */
function Words({ comparison, asked }: { comparison: Comparison; asked: Asked }) {
  const { text } = comparison;
  const file = comparison.files.find(({ to }) => to && to.id === asked.file)?.to;
  return (
    <section className="stack" aria-labelledby="mots">
      <h2 id="mots">{file ? `Les mots de « ${file.name} »` : 'Le texte'}</h2>
      {asked.file && (
        <p>
          <a href={`${comparePath(asked.pair)}#mots`}>Voir le texte de la ressource</a>
        </p>
      )}
      {!text && <p className="soft">Aucun mot à comparer ici.</p>}
      {text && (
        <p className="soft">
          {text.changeCount === 0
            ? 'Les deux disent la même chose, mot pour mot.'
            : `${plural(text.changeCount, 'passage changé', 'passages changés')}.`}
        </p>
      )}
      {text && text.changeCount > 0 && <ComparedBlocks blocks={text.blocks} />}
      {text && (
        <Pager
          page={text.page}
          pageCount={text.pageCount}
          href={(page) => `${comparePath(asked.pair, { file: asked.file, page })}#mots`}
        />
      )}
    </section>
  );
}
