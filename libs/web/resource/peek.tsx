import { useContext } from 'preact/hooks';
import { ReadingPreferences } from '../layout/preferences.js';
import type { Version } from './resource.js';

const IMAGES = 3;

/** The text written in place, the first pages as images, or the way to read the document here. */
export function Peek({ version, slug }: { version: Version; slug: string }) {
  const { sober } = useContext(ReadingPreferences);
  // What the text shows already is not shown again below it.
  const others = version.files.filter(({ id }) => !version.text?.html.includes(`/${id}/`));
  const images = sober === 'yes' ? [] : others.flatMap(imagesOf).slice(0, IMAGES);
  const documents = version.files.filter(
    ({ preview, format }) =>
      preview.state === 'READY' &&
      (preview.kind === 'DOCUMENT' || (preview.kind === 'PAGES' && format.extension !== 'PDF')),
  );
  const main = documents.find(({ main }) => main) ?? documents[0];
  return (
    <>
      {version.text && <WrittenText text={version.text} slug={slug} number={version.number} />}
      {version.link && (
        <p>
          La ressource est à l’adresse{' '}
          <a href={version.link.url} rel="noopener noreferrer">
            {version.link.url}
          </a>
          , sur un autre site.
        </p>
      )}
      {images.length > 0 && (
        <div className="pages no-print">
          {images.map(({ src, alt, width, height }, index) => (
            <img
              key={src}
              className="page"
              src={src}
              alt={alt}
              width={width}
              height={height}
              loading={index === 0 ? undefined : 'lazy'}
            />
          ))}
        </div>
      )}
      {main && (
        <p className="no-print">
          <a className="btn" href={previewPath(slug, version.number, main.id)}>
            Lire « {main.name} » ici
          </a>
        </p>
      )}
    </>
  );
}

function WrittenText({
  text,
  slug,
  number,
}: {
  text: NonNullable<Version['text']>;
  slug: string;
  number: number;
}) {
  return (
    <>
      <div className="reader">
        <div className="document" dangerouslySetInnerHTML={{ __html: text.opening ?? text.html }} />
      </div>
      {text.opening && (
        <>
          <p className="no-print">
            <a className="btn" href={previewPath(slug, number, 'texte')}>
              Lire la suite <small>{Math.ceil(text.words / 200)} min en tout</small>
            </a>
          </p>
          <p className="print-only">La suite du texte est en ligne, à l’adresse de cette page.</p>
        </>
      )}
    </>
  );
}

interface PeekImage {
  src: string;
  alt: string;
  width?: number;
  height?: number;
}

function imagesOf({ name, preview }: Version['files'][number]): PeekImage[] {
  if (preview.state !== 'READY') return [];
  if (preview.kind === 'IMAGE' && preview.imageUrl)
    return [{ src: preview.imageUrl, alt: preview.alternative ?? name }];
  return preview.pages
    .slice(0, 2)
    .map(({ number, url, width, height }) => ({ src: url, alt: `${name}, page ${number}`, width, height }));
}

/** Where a file is read in the page. The version is said, so that the address keeps showing the same file. */
export const previewPath = (slug: string, version: number, file: string): string =>
  `/r/${slug}/apercu/${encodeURIComponent(file)}?v=${version}`;
