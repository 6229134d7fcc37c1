/**
 * What a document says: its text as blocks with stable ids, what it tells about itself, safe HTML to show it, Markdown
 * with maths, page images of PDF. Every reader has limits; none ever fetches or runs anything.
 *
 * Not here: which files are accepted (detection, verdicts, archives), what a licence found in a text means, storage.
 */
export { readAccessibility } from './accessibility/accessibility.js';
export { type AccessibilityFinding } from './accessibility/accessibility-barrier.js';
export { describeAccessibility, familyOf, getAccessibilityRule } from './accessibility/accessibility-rule.js';
export { alignBlocks } from './merge/align-blocks.js';
export { type Aside, type AsidePlace, type AsidesReading, hasAsides, readAsides } from './html/asides.js';
export { type Block, type BlockKind, hashText, type Passage, plainText } from './block.js';
export { type ComparedPassage, comparePassages } from './merge/compare-passages.js';
export { DocumentUnreadable, type ReadingWarning, type UnreadableReason } from './content.js';
export {
  type Fingerprint,
  fingerprintOf,
  likeness,
  type Likeness,
  marksOf,
} from './fingerprint/fingerprint.js';
export { type ImageResolver, type ResolvedImage } from './html/html-images.js';
export {
  previewDocumentSafely,
  readAccessibilitySafely,
  readAsidesSafely,
  readDocumentSafely,
  readPicturesSafely,
  type ReadingFailure,
  readStampSafely,
  renderPdfPages,
  stampDocumentSafely,
} from './reading/isolated-reading.js';
export { type DocumentMetadata, type MetadataField, type MetadataPlace } from './format/metadata.js';
export { joinMarkdown, splitMarkdown } from './merge/markdown-source.js';
export { type MarkdownMerge, mergeMarkdown } from './merge/merge-markdown.js';
export { type MergeChoice } from './merge/merge-piece.js';
export { passagesAsHtml } from './html/passage-html.js';
export { countPdfPages } from './format/pdf.js';
export { type PdfPageImage, type PdfPagesRange } from './format/pdf-pages.js';
export {
  type DocumentPreview,
  type PreviewAsset,
  previewDocument,
  type PreviewOptions,
  withAssetUrls,
} from './format/preview-document.js';
export { type DocumentReading, readDocument } from './reading/read-document.js';
export { type DocumentSource } from './reading/reading-job.js';
export { mayHoldPictures } from './fingerprint/picture-hash.js';
export { type PictureHash } from './fingerprint/picture-hash.js';
export { isStampable, readStamp, STAMP_VERSION, stampDocument } from './stamp/stamp-document.js';
export { type DocumentCredit, type FormerCredit, type Stamp } from './stamp/stamp.js';
export { renderMarkdown, type RenderMarkdownOptions } from './html/render-markdown.js';
export { markWords, type WordMark } from './merge/word-marks.js';
