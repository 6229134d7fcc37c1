import { type DocumentContent, type ReadingWarning } from '../content.js';
import { type ImageResolver } from '../html/html-images.js';
import { writeSafeHtml } from '../html/html-safety.js';
import {
  childrenOf,
  element,
  elementsOf,
  type HtmlElement,
  type HtmlRoot,
  replaceElements,
} from '../html/html-tree.js';
import { rasterTypeOf } from '../image/image-type.js';
import { readContent } from '../reading/read-document.js';

const MAX_TABLE_ROWS = 200;
const MAX_ASSETS = 200;
const MAX_ASSET_BYTES = 10 * 1024 * 1024;
const MAX_ALL_ASSETS_BYTES = 40 * 1024 * 1024;

/** An image taken out of the document; `name` is ours, the type is what its bytes say. */
export interface PreviewAsset {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** Safe, accessible HTML of a document, and the images that it shows. */
export interface DocumentPreview {
  html: string;
  assets: PreviewAsset[];
  warnings: ReadingWarning[];
}

export interface PreviewOptions {
  /** The address of an asset; by default the placeholder `asset:NAME`, for `withAssetUrls`. */
  assetUrl?: (name: string) => string;
  headingOffset?: number;
  idPrefix?: string;
}

/**
 * Shows a document as HTML that needs no script, no style and no request but its assets. Throws DocumentUnreadable.
 * For files of strangers, see `previewDocumentSafely`.
 */
export async function previewDocument(
  bytes: Uint8Array,
  formatId: string,
  options: PreviewOptions = {},
): Promise<DocumentPreview> {
  const content = await readContent(bytes, formatId);
  shortenTables(content.tree);
  const { assets, resolveImage } = collectAssets(content);
  const html = writeSafeHtml(content.tree, { ...options, resolveImage });
  return {
    html: options.assetUrl ? withAssetUrls(html, options.assetUrl) : html,
    assets,
    warnings: content.warnings,
  };
}

/** Puts the caller's addresses in the place of `asset:NAME`. */
export function withAssetUrls(html: string, assetUrl: (name: string) => string): string {
  return html.replace(/(<img src=")asset:(image-\d+\.[a-z]+)(?=")/gu, (_, before: string, name: string) => {
    return before + assetUrl(name).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  });
}

function collectAssets(content: DocumentContent): { assets: PreviewAsset[]; resolveImage: ImageResolver } {
  const assets: PreviewAsset[] = [];
  const known = new Map<string, string | null>();
  let total = 0;
  const keep = (src: string): string | null => {
    const bytes = bytesOf(src, content);
    const type = bytes ? rasterTypeOf(bytes) : null;
    if (!bytes || !type || assets.length >= MAX_ASSETS) return null;
    if (bytes.length > MAX_ASSET_BYTES || total + bytes.length > MAX_ALL_ASSETS_BYTES) return null;
    total += bytes.length;
    const name = `image-${assets.length + 1}.${type.extension}`;
    assets.push({ name, mime: type.mime, bytes });
    return name;
  };
  const resolveImage: ImageResolver = (src) => {
    const name = known.has(src) ? known.get(src)! : keep(src);
    known.set(src, name);
    return name ? { src: `asset:${name}` } : null;
  };
  return { assets, resolveImage };
}

function bytesOf(src: string, content: DocumentContent): Uint8Array | null {
  const data = /^data:image\/(?:png|jpeg|gif|webp);base64,/iu.exec(src);
  if (data) return Buffer.from(src.slice(data[0].length), 'base64');
  if (/^[a-z][a-z0-9+.-]*:|^\/\//iu.test(src)) return null;
  try {
    return content.openImage?.(src) ?? null;
  } catch {
    return null;
  }
}

/** A page is no spreadsheet: after the first rows, it says how many are left in the file. */
function shortenTables(tree: HtmlRoot): void {
  replaceElements(tree, (node) => {
    if (node.tagName !== 'table') return null;
    const rows = elementsOf(node).filter((row) => row.tagName === 'tr');
    if (rows.length <= MAX_TABLE_ROWS) return null;
    const extra = new Set(rows.slice(MAX_TABLE_ROWS));
    removeRows(node, extra);
    return [node, element('p', {}, [`… et ${extra.size} autres lignes, dans le fichier.`])];
  });
}

function removeRows(node: HtmlElement, extra: ReadonlySet<HtmlElement>): void {
  node.children = childrenOf(node).filter((child) => child.type !== 'element' || !extra.has(child));
  for (const child of node.children) if (child.type === 'element') removeRows(child, extra);
}
