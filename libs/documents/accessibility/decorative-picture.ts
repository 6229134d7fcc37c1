import { type HtmlProperties } from '../html/html-tree.js';
import { findAll, type XmlElement } from '../format/xml.js';

/** ODF 1.4, and LibreOffice before it. */
export const isDecorativeFrame = ({ attributes }: XmlElement): boolean =>
  attributes['draw:decorative'] === 'true' || attributes['loext:decorative'] === 'true';

/** Office 2019 and later: an extension of the picture's own properties. */
export const isDecorativeDrawing = (properties: XmlElement | null | undefined): boolean =>
  findAll(properties ?? null, 'adec:decorative').some(({ attributes }) => attributes.val === '1');

/** What a page says of a picture that says nothing. */
export const decorative = (isDecorative: boolean): HtmlProperties =>
  isDecorative ? { role: 'presentation' } : {};
