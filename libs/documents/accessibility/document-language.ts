import { type MetadataFinding } from '../format/metadata.js';
import { childElements, findAll, type XmlElement, xmlText } from '../format/xml.js';

/** The language in which most letters are marked, when the properties name none: what the author's own words are checked in. */
export function languageFinding(marked: readonly { language: string; letters: number }[]): MetadataFinding[] {
  const totals = new Map<string, number>();
  for (const { language, letters } of marked)
    if (/^[a-z]{2,3}(-|$)/iu.test(language) && !/^(zxx|und|mul)/iu.test(language))
      totals.set(language, (totals.get(language) ?? 0) + letters);
  const [most] = [...totals].sort(([, one], [, other]) => other - one);
  return most ? [{ where: 'langue du texte', fields: { language: most[0] } }] : [];
}

/** DrawingML: each run says its language (ECMA-376, part 1, 21.1.2.3.9). */
export function slideLanguages(slide: XmlElement | null): { language: string; letters: number }[] {
  return findAll(slide, 'a:r').map((run) => ({
    language: childElements(run, 'a:rPr')[0]?.attributes.lang ?? '',
    letters: childElements(run, 'a:t').reduce((sum, text) => sum + xmlText(text).length, 0),
  }));
}

/** WordprocessingML: runs that differ say so (17.3.2.20); the others have the language of the default style. */
export function wordLanguages(
  body: XmlElement | null,
  styles: XmlElement | null,
): { language: string; letters: number }[] {
  const runs = findAll(body, 'w:r');
  const usual = findAll(findAll(styles, 'w:rPrDefault')[0] ?? null, 'w:lang')[0]?.attributes['w:val'] ?? '';
  return runs.map((run) => ({
    language: findAll(childElements(run, 'w:rPr')[0] ?? null, 'w:lang')[0]?.attributes['w:val'] ?? usual,
    letters: childElements(run, 'w:t').reduce((sum, text) => sum + xmlText(text).length, 0),
  }));
}

/** OpenDocument: the default styles (ODF 1.3, part 3, 20.202 and 20.188); runs in another language are the exception. */
export function odfLanguages(styles: XmlElement | null): { language: string; letters: number }[] {
  return findAll(styles, 'style:default-style').flatMap((style) =>
    findAll(style, 'style:text-properties').map(({ attributes }) => {
      const language = attributes['fo:language'] ?? '';
      const country = attributes['fo:country'] ?? '';
      return { language: /^[A-Z]{2}$/u.test(country) ? `${language}-${country}` : language, letters: 1 };
    }),
  );
}
