import type { PreviewQuery } from '#contract';
import type { View } from '../layout/view.js';
import { sizeOf } from '../layout/words.js';
import { previewPath } from './peek.js';

type Previewed = NonNullable<PreviewQuery['resource']>;
type PreviewedVersion = NonNullable<Previewed['version']>;
type PreviewedFile = PreviewedVersion['files'][number];

/**
 * One file read in the page: its pages as images with their words, the document as HTML, or the image itself. Who asked
 * for text (`asText`) gets the HTML of a document that has both.
 */
export function previewView(
  { resource, version, file }: { resource: Previewed; version: PreviewedVersion; file: PreviewedFile },
  asText: boolean,
): View {
  const { preview } = file;
  const hasBoth = preview.kind === 'PAGES' && preview.html !== null;
  const here = previewPath(resource.slug, version.number, file.id);
  return readingView({
    resource,
    version,
    name: file.name,
    note: `${file.format.label}, ${sizeOf(file.size)}`,
    content: (
      <>
        <p className="cluster">
          <a className="btn" href={file.downloadUrl}>
            Télécharger <small>{sizeOf(file.size)}</small>
          </a>
          {hasBoth && !asText && <a href={`${here}&vue=texte`}>Lire en texte, avec titres et tableaux</a>}
          {hasBoth && asText && <a href={here}>Voir les pages</a>}
        </p>
        {hasBoth && asText ? <Reader html={preview.html ?? ''} /> : <Preview file={file} />}
      </>
    ),
  });
}

/** The text written in place, alone on its page. */
export function textView(resource: Previewed, version: PreviewedVersion, html: string): View {
  return readingView({
    resource,
    version,
    name: 'le texte',
    note: 'Texte écrit sur Essaim',
    content: <Reader html={html} />,
  });
}

interface Reading {
  resource: Previewed;
  version: PreviewedVersion;
  name: string;
  note: string;
  content: preact.ComponentChild;
}

function readingView({ resource, version, name, note, content }: Reading): View {
  return {
    title: `${name} · ${version.title}`,
    licenceUrl: version.licence.url,
    content: (
      <main id="contenu" className="wrap stack">
        <p>
          <a
            className="back"
            href={version.isLatest ? `/r/${resource.slug}` : `/r/${resource.slug}/v/${version.number}`}
          >
            Revenir à « {version.title} »
          </a>
        </p>
        <h1>{name}</h1>
        <p className="soft">{note}</p>
        {content}
        <p className="soft">{version.attribution.short}</p>
      </main>
    ),
  };
}

function Preview({ file }: { file: PreviewedFile }) {
  const { preview } = file;
  if (preview.state === 'PENDING')
    return <p className="notice">L’aperçu se prépare. Il sera là dans un instant : rechargez la page.</p>;
  if (preview.state === 'FAILED')
    return (
      <p className="notice">
        {preview.reason ?? 'L’aperçu n’a pas pu être fait.'} Le fichier, lui, est bien là.
      </p>
    );
  if (preview.kind === 'IMAGE' && preview.imageUrl)
    return <img className="page" src={preview.imageUrl} alt={preview.alternative ?? file.name} />;
  if (preview.kind === 'PAGES') return <PageImages file={file} />;
  if (preview.kind === 'DOCUMENT' && preview.html) return <Reader html={preview.html} />;
  return <p className="notice">Ce format ne se montre pas ici. Téléchargez-le pour l’ouvrir.</p>;
}

/** HTML cleaned by the server; ours only to lay out. */
const Reader = ({ html }: { html: string }) => (
  <div className="reader">
    <div className="document" dangerouslySetInnerHTML={{ __html: html }} />
  </div>
);

function PageImages({ file }: { file: PreviewedFile }) {
  const { pages, pageCount } = file.preview;
  return (
    <>
      <ol className="page-list">
        {pages.map(({ number, url, text, width, height }, index) => (
          <li key={number} id={`page-${number}`}>
            <figure>
              <img
                className="page"
                src={url}
                alt={`Page ${number} de ${file.name}`}
                width={width}
                height={height}
                loading={index === 0 ? undefined : 'lazy'}
              />
              <figcaption>
                Page {number} sur {pageCount || pages.length}
              </figcaption>
            </figure>
            {text && (
              <details>
                <summary>Le texte de la page {number}</summary>
                <p className="document">{text}</p>
              </details>
            )}
          </li>
        ))}
      </ol>
      {pageCount > pages.length && (
        <p className="notice">
          Les {pages.length} premières pages sont montrées ici. Le fichier en compte {pageCount}.
        </p>
      )}
    </>
  );
}
