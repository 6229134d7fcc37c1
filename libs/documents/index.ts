/**
 * What a document says: its text as blocks with stable ids, what it tells about itself, safe HTML to show it, Markdown
 * with maths, page images of PDF. Every reader has limits; none ever fetches or runs anything.
 *
 * Not here: which files are accepted (detection, verdicts, archives), what a licence found in a text means, storage.
 */
export { readAccessibility } from './accessibility.js';
export { type AccessibilityFinding } from './accessibility-barrier.js';
export { describeAccessibility, familyOf, getAccessibilityRule } from './accessibility-rule.js';
export { alignBlocks } from './align-blocks.js';
export { type Aside, type AsidePlace, type AsidesReading, hasAsides, readAsides } from './asides.js';
export { type Block, type BlockKind, hashText, type Passage, plainText } from './block.js';
export { type ComparedPassage, comparePassages } from './compare-passages.js';
export { DocumentUnreadable, type ReadingWarning, type UnreadableReason } from './content.js';
export { type Fingerprint, fingerprintOf, likeness, type Likeness, marksOf } from './fingerprint.js';
export { type ImageResolver, type ResolvedImage } from './html-images.js';
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
} from './isolated-reading.js';
export { type DocumentMetadata, type MetadataField, type MetadataPlace } from './metadata.js';
export { joinMarkdown, splitMarkdown } from './markdown-source.js';
export { type MarkdownMerge, mergeMarkdown } from './merge-markdown.js';
export { type MergeChoice } from './merge-piece.js';
export { countPdfPages } from './pdf.js';
export { type PdfPageImage, type PdfPagesRange } from './pdf-pages.js';
export {
  type DocumentPreview,
  type PreviewAsset,
  previewDocument,
  type PreviewOptions,
  withAssetUrls,
} from './preview-document.js';
export { type DocumentReading, readDocument } from './read-document.js';
export { type DocumentSource } from './reading-job.js';
export { mayHoldPictures } from './picture-hash.js';
export { type PictureHash } from './picture-hash.js';
export { isStampable, readStamp, STAMP_VERSION, stampDocument } from './stamp-document.js';
export { type DocumentCredit, type FormerCredit, type Stamp } from './stamp.js';
export { renderMarkdown, type RenderMarkdownOptions } from './render-markdown.js';
export { markWords, type WordMark } from './word-marks.js';
