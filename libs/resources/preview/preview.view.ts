import { withAssetUrls } from '#documents';
import { derivedPath, filePath } from '../file/file-address.js';
import { PreviewKind, PreviewState, type PreviewType } from '../file/file.type.js';
import type { DerivedFile } from './preview.repository.js';
import type { StoredFile } from '../file/stored-file.js';

type Seen = Partial<PreviewType>;

/** Formats of which something can be shown; the worker may still be at it. */
const previewed =
  /^(pdfa?|png|jpe?g|webp|gif|avif|odt|docx|markdown|quarto|txt|ipynb|csv|html|ods|xlsx|odp|pptx|epub|latex)$/;

/** What can be seen of a file before taking it, from what was made of it so far. */
export function previewOf(
  file: StoredFile,
  derived: readonly DerivedFile[],
  filesOrigin: string,
): PreviewType {
  const address = (each: DerivedFile) => filesOrigin + derivedPath(file.id, each.id);
  const seen =
    drawing(file, filesOrigin) ??
    picture(file, derived, address) ??
    pages(derived, address) ??
    page(derived, address) ??
    failure(derived) ??
    waiting(file);
  return {
    kind: PreviewKind.NONE,
    state: PreviewState.NONE,
    pageUrl: `apercu/${file.id}`,
    imageUrl: null,
    alternative: null,
    html: null,
    pages: [],
    pageCount: 0,
    reason: null,
    ...seen,
  };
}

type Address = (each: DerivedFile) => string;

/** A cleaned drawing is shown as an image of the files host: scripts never run in one. */
function drawing(file: StoredFile, filesOrigin: string): Seen | null {
  if (file.mime !== 'image/svg+xml' || file.action === 'accept_download_only') return null;
  const imageUrl = `${filesOrigin}${filePath(file.id, file.name)}?affichage=image`;
  return { kind: PreviewKind.IMAGE, state: PreviewState.READY, imageUrl, alternative: file.name };
}

function failure(derived: readonly DerivedFile[]): Seen | null {
  const failed = derived.some((each) => each.state === 'failed' && each.kind !== 'open_copy');
  return failed
    ? { state: PreviewState.FAILED, reason: 'Aperçu impossible. Le fichier se télécharge normalement.' }
    : null;
}

function picture(file: StoredFile, derived: readonly DerivedFile[], address: Address): Seen | null {
  const thumbnail = derived.find((each) => each.kind === 'thumbnail' && each.state === 'ready');
  return thumbnail
    ? {
        kind: PreviewKind.IMAGE,
        state: PreviewState.READY,
        imageUrl: address(thumbnail),
        alternative: file.name,
      }
    : null;
}

function pages(derived: readonly DerivedFile[], address: Address): Seen | null {
  const drawn = derived.filter((each) => each.kind === 'page' && each.state === 'ready');
  if (drawn.length === 0) return null;
  return {
    kind: PreviewKind.PAGES,
    state: PreviewState.READY,
    pageCount: Number(drawn[0]?.name) || drawn.length,
    // The words of a document in order, with their headings and tables: what a picture of its pages lacks.
    html: page(derived, address)?.html ?? null,
    pages: drawn.map((each) => ({
      number: each.position,
      url: address(each),
      text: each.text ?? '',
      width: each.width ?? 0,
      height: each.height ?? 0,
    })),
  };
}

function page(derived: readonly DerivedFile[], address: Address): Seen | null {
  const html = derived.find((each) => each.kind === 'preview')?.text;
  if (!html) return null;
  const assets = new Map(
    derived.filter((each) => each.kind === 'asset').map((each) => [each.name, address(each)]),
  );
  return {
    kind: PreviewKind.DOCUMENT,
    state: PreviewState.READY,
    html: withAssetUrls(html, (name) => assets.get(name) ?? ''),
  };
}

const waiting = (file: StoredFile): Seen =>
  file.action !== 'accept_download_only' && previewed.test(file.format ?? '')
    ? { state: PreviewState.PENDING }
    : {};
