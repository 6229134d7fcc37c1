import type { View } from '../layout/view.js';
import { dayOf, NBSP, sizeOf, typeset } from '../layout/words.js';
import { useAddress, withoutScheme } from '../usage/use-path.js';
import { Rights } from './rights.js';
import { Credits } from './credits.js';
import { Facts } from './facts.js';
import { QrCode } from './qr-code.js';
import type { Resource, Version } from './resource.js';

/** One A4 sheet: what it is, what is in it, what its licence permits, and how to find it again from paper. */
export function printView({ resource, version }: { resource: Resource; version: Version }): View {
  const shortAddress = withoutScheme(resource.shortUrl);
  return {
    title: `Fiche à imprimer : ${version.title}`,
    content: (
      <main id="contenu" className="wrap">
        <p className="notice no-print">
          Cette fiche tient sur une feuille A4. Imprimez-la depuis le menu de votre navigateur, ou{' '}
          <a href={`/r/${resource.slug}`}>revenez à la ressource</a>.
        </p>
        <article className="stack print-sheet">
          <header className="stack-s">
            <h1 className="display">{typeset(version.title)}</h1>
            <p>
              par <Credits authors={version.authors} />, version {version.number} du{' '}
              {dayOf(version.publishedAt)}
            </p>
          </header>
          <p className="lead">{version.summary}</p>
          <Facts version={version} />
          <Contents version={version} />
          <section className="colophon" aria-labelledby="licence">
            <h2 id="licence">Licence {version.licence.label}</h2>
            <Rights rights={version.rights} />
            <p className="credit">{version.attribution.text}</p>
          </section>
          <section className="imprint">
            <p>
              <strong>{shortAddress}</strong>
              <br />
              Cette adresse courte mène à la ressource, à ses fichiers et à ses versions.
              <br />
              Vous l’avez utilisée{NBSP}? {withoutScheme(useAddress(resource.shortUrl))}, ou ce code{NBSP}:
              dix secondes, sans compte.
            </p>
            <QrCode text={useAddress(resource.shortUrl)} />
          </section>
        </article>
      </main>
    ),
  };
}

function Contents({ version }: { version: Version }) {
  if (version.files.length === 0) return null;
  return (
    <section className="stack-s" aria-labelledby="fichiers">
      <h2 className="title" id="fichiers">
        Dans cette ressource
      </h2>
      <ul>
        {version.files.map(({ id, name, roleLabel, size }) => (
          <li key={id}>
            {name}, {roleLabel.toLowerCase()}, {sizeOf(size)}
          </li>
        ))}
      </ul>
    </section>
  );
}
