import { Fragment } from 'preact';
import { plural, sizeOf } from '../layout/words.js';
import { fingerprintsPath } from './fingerprints.js';
import { previewPath } from './peek.js';
import type { Version } from './resource.js';

type File = Version['files'][number];

export function Files({ version, slug }: { version: Version; slug: string }) {
  const total = version.files.reduce((sum, { size }) => sum + size, 0);
  return (
    <>
      <table className="table table-fold">
        <caption>
          {plural(version.files.length, 'fichier', 'fichiers')}, {sizeOf(total)} en tout
        </caption>
        <thead>
          <tr>
            <th scope="col">Fichier</th>
            <th scope="col">Rôle</th>
            <th scope="col" className="num">
              Poids
            </th>
            <th scope="col" className="no-print">
              Ouvrir
            </th>
          </tr>
        </thead>
        <tbody>
          {version.files.map((file) => (
            <Fragment key={file.id}>
              <FileRow file={file} version={version} slug={slug} />
              {file.copies.map((copy) => copy.downloadUrl && <CopyRow key={copy.name} copy={copy} />)}
            </Fragment>
          ))}
        </tbody>
      </table>
      <a className="no-print" href={fingerprintsPath(slug, version.number)}>
        Empreintes des fichiers (SHA-256)
      </a>
    </>
  );
}

function FileRow({ file, version, slug }: { file: File; version: Version; slug: string }) {
  const visible = file.preview.kind !== 'NONE' && file.preview.state === 'READY';
  return (
    <tr>
      <th scope="row">
        {file.name} <span className="tag">{file.format.extension.toUpperCase()}</span>
        {file.notice && <small> {file.notice}</small>}
        {file.copies
          .filter(({ state }) => state !== 'READY')
          .map(({ name, notice }) => (
            <small key={name}> {notice}.</small>
          ))}
        {file.licence && file.licence.label !== version.licence.label && <small> {file.licence.label}</small>}
      </th>
      <td>{[file.roleLabel, pagesOf(file)].filter(Boolean).join(', ')}</td>
      <td className="num">{sizeOf(file.size)}</td>
      <td className="no-print">
        {visible && (
          <a href={previewPath(slug, version.number, file.id)} aria-label={`Voir ${file.name}`}>
            Voir
          </a>
        )}
        <a href={file.downloadUrl} aria-label={`Télécharger ${file.name}`}>
          Télécharger
        </a>
      </td>
    </tr>
  );
}

/** The same document in an open format, made here: it says so, and by what. */
const CopyRow = ({ copy }: { copy: File['copies'][number] }) => (
  <tr>
    <th scope="row">
      {copy.name} <span className="tag">{copy.format.extension.toUpperCase()}</span>
      <small> {copy.notice}</small>
    </th>
    <td>Copie</td>
    <td className="num">{sizeOf(copy.size ?? 0)}</td>
    <td className="no-print">
      <a href={copy.downloadUrl ?? ''} aria-label={`Télécharger ${copy.name}`}>
        Télécharger
      </a>
    </td>
  </tr>
);

const pagesOf = ({ preview }: File): string =>
  preview.pageCount ? plural(preview.pageCount, 'page', 'pages') : '';
