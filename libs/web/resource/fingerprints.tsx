import { NBSP } from '../layout/words.js';
import type { Version } from './resource.js';

export const fingerprintsPath = (slug: string, version: number): string =>
  `/r/${slug}/versions?v=${version}#empreintes`;

/** What was deposited, what was cleaned of it and what is given, its credit inside, may be three. */
export function Fingerprints({ version }: { version: Version }) {
  if (version.files.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="empreintes">
      <h2 id="empreintes">Les fichiers de la version {version.number}, et leurs empreintes (SHA-256)</h2>
      <dl className="stack-s">
        {version.files.map((file) => (
          <div key={file.id}>
            <dt>{file.name}</dt>
            {file.stamp.sha256 && (
              <dd className="hash">
                Téléchargé, crédit compris{NBSP}: {file.stamp.sha256}
              </dd>
            )}
            {file.servedSha256 !== file.sha256 && (
              <dd className="hash">
                Nettoyé{NBSP}: {file.servedSha256}
              </dd>
            )}
            <dd className="hash">
              Déposé{NBSP}: {file.sha256} {file.originalUrl && <a href={file.originalUrl}>l’original</a>}
            </dd>
            {!file.stamp.sha256 && <dd>{file.stamp.notice}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}
