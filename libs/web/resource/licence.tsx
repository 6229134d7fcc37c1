import type { View } from '../layout/view.js';
import { CreditForms, LicenceWords, ThirdParty } from './colophon.js';
import { Rights } from './rights.js';
import type { Resource, Version } from './resource.js';

export function licenceView({ resource, version }: { resource: Resource; version: Version }): View {
  const { licence, attribution } = version;
  return {
    title: `Licence et crédits de « ${version.title} »`,
    canonical: `/r/${resource.slug}/licence`,
    licenceUrl: licence.url,
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack">
          <p>
            <a className="back" href={`/r/${resource.slug}`}>
              Revenir à la ressource
            </a>
          </p>
          <h1 className="display">Licence et crédits</h1>
          <p className="lead">
            « {version.title} », version {version.number}, est sous {licence.name}.
          </p>
          <p className="prose">
            {licence.description} {licence.url && <a href={licence.url}>Lire le texte de la licence</a>}
          </p>
          <LicenceWords licence={licence} />
        </div>
        <section className="colophon" aria-labelledby="droits">
          <h2 id="droits">En trois lignes</h2>
          <Rights rights={version.rights} />
          <h3>Le crédit, prêt à copier</h3>
          <p className="credit">{attribution.text}</p>
          <CreditForms attribution={attribution} />
          <h3>La notice qui voyage avec les fichiers</h3>
          <pre className="raw">{attribution.notice.join('\n')}</pre>
          <ThirdParty items={version.thirdPartyItems} />
        </section>
        <OwnLicences version={version} />
        <p>
          <a href="/licences-expliquees">Comprendre les licences proposées ici</a>
        </p>
      </main>
    ),
  };
}

/** A file may carry another licence than the whole. */
function OwnLicences({ version }: { version: Version }) {
  const files = version.files.filter(({ licence }) => licence && licence.label !== version.licence.label);
  if (files.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="fichiers">
      <h2 id="fichiers">Fichiers sous une autre licence</h2>
      <ul className="stack-s">
        {files.map(({ id, name, licence }) => (
          <li key={id}>
            {name} : {licence?.url ? <a href={licence.url}>{licence.label}</a> : licence?.label}
          </li>
        ))}
      </ul>
    </section>
  );
}
