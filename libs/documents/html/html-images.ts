import {
  attribute,
  childrenOf,
  element,
  type HtmlElement,
  type HtmlNode,
  type HtmlRoot,
  isElement,
} from './html-tree.js';

export interface ResolvedImage {
  src: string;
  width?: number;
  height?: number;
}

/** Finds an image of the document by the `src` it was written with; `null` when the document does not hold it. */
export type ImageResolver = (src: string) => ResolvedImage | null;

const MISSING = 'image absente';

/** Gives every image the address that `resolve` knows; others leave their alternative text and « image absente ». */
export function placeImages(tree: HtmlRoot, resolve: ImageResolver): void {
  placeIn(tree, resolve);
}

function placeIn(parent: HtmlRoot | HtmlElement, resolve: ImageResolver): void {
  const roomy = parent.type === 'root' || isElement(parent, 'section', 'div', 'body', 'td', 'blockquote');
  parent.children = childrenOf(parent).flatMap((child): HtmlNode[] => {
    if (!isElement(child)) return [child];
    if (child.tagName === 'picture')
      return childrenOf(child).flatMap((inner) => placeImage(inner, resolve, roomy));
    if (child.tagName === 'img') return placeImage(child, resolve, roomy);
    if (child.tagName === 'p' && holdsOnlyImages(child)) return placeImageParagraph(child, resolve);
    placeIn(child, resolve);
    return [child];
  });
}

/** HTML has no figure inside a paragraph: a paragraph of images only gives way to its figures. */
function placeImageParagraph(paragraph: HtmlElement, resolve: ImageResolver): HtmlNode[] {
  const images = childrenOf(paragraph).flatMap((child) => placeImage(child, resolve, true));
  const missing = images.some((node) => isElement(node, 'figure'));
  return missing ? images : [{ ...paragraph, children: images }];
}

function holdsOnlyImages(node: HtmlElement): boolean {
  const children = childrenOf(node).filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return children.length > 0 && children.every((child) => isElement(child, 'img'));
}

function placeImage(node: HtmlNode, resolve: ImageResolver, roomy: boolean): HtmlNode[] {
  if (!isElement(node, 'img')) return isElement(node) ? [] : [node];
  const alt = attribute(node, 'alt');
  const image = resolve(attribute(node, 'src'));
  if (image) {
    const size = image.width && image.height ? { width: image.width, height: image.height } : {};
    return [element('img', { src: image.src, alt, ...size, loading: 'lazy' })];
  }
  if (!roomy)
    return [
      element('span', { className: ['missing-image'] }, [alt ? `${alt} (${MISSING})` : `(${MISSING})`]),
    ];
  const caption = element('figcaption', {}, [MISSING]);
  return [
    element('figure', { className: ['missing-image'] }, alt ? [element('p', {}, [alt]), caption] : [caption]),
  ];
}
