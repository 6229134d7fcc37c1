import { comparePath } from '../compare/compare-path.js';
import type { View } from '../layout/view.js';
import { dayOf } from '../layout/words.js';
import { Fingerprints } from './fingerprints.js';
import type { Resource, Version } from './resource.js';

/** Every version keeps its address; the newest comes first. */
export function VersionList({ resource, current }: { resource: Resource; current?: number }) {
  const newestFirst = [...resource.versions].sort((a, b) => b.number - a.number);
  return (
    <section className="stack no-print" aria-labelledby="versions">
      <h2 id="versions">{newestFirst.length > 1 ? 'Ses versions' : 'Une seule version'}</h2>
      <table className="table table-fold">
        <caption className="vh">Versions</caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Ce qui a changé</th>
            <th scope="col">Licence</th>
            <th scope="col">Publiée le</th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map((version) => (
            <tr key={version.number}>
              <th scope="row">
                <a
                  href={`/r/${resource.slug}/v/${version.number}`}
                  aria-current={version.number === current ? 'true' : undefined}
                >
                  Version {version.number}
                </a>
              </th>
              <td>
                {version.whatChanged ?? (version.number === 1 ? 'Première publication' : 'Petite correction')}{' '}
                {version.number > 1 && (
                  <a
                    href={comparePath({
                      slug: resource.slug,
                      a: version.number - 1,
                      b: version.number,
                      other: null,
                    })}
                  >
                    Voir
                    <span className="vh">
                      {' '}
                      ce qui a changé entre les versions {version.number - 1} et {version.number}
                    </span>
                  </a>
                )}
              </td>
              <td>{version.licence.label}</td>
              <td className="num">{dayOf(version.publishedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {newestFirst.some(({ licenceChanged }) => licenceChanged) && (
        <p className="notice">
          La licence a changé d’une version à l’autre. Les copies faites sous l’ancienne licence la gardent.
        </p>
      )}
    </section>
  );
}

export function versionsView({ resource, version }: { resource: Resource; version: Version }): View {
  const { title } = version;
  return {
    title: `Versions de « ${title} »`,
    canonical: `/r/${resource.slug}/versions`,
    content: (
      <main id="contenu" className="wrap stack">
        <p>
          <a className="back" href={`/r/${resource.slug}`}>
            Revenir à la ressource
          </a>
        </p>
        <h1 className="display">Les versions de « {title} »</h1>
        <p className="lead">
          Une version publiée ne change plus : son adresse mène toujours aux mêmes fichiers.
        </p>
        <VersionList resource={resource} />
        <Fingerprints version={version} />
      </main>
    ),
  };
}
