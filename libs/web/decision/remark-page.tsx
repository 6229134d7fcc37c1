import { PageSheet } from '../reviewing/page-sheet.js';
import type { Review } from './decision-words.js';

/** The place of a page that a remark points at, as long as the page says what it said. */
export function RemarkPage({ remark, number }: { remark: Review['remarks'][number]; number: number }) {
  const { pageImage, x, y, standing, part } = remark;
  if (!pageImage || x === null || y === null) return null;
  if (standing && standing.how !== 'SAME') return null;
  return (
    <details>
      <summary>Voir l’endroit sur la page</summary>
      <PageSheet page={pageImage} file={part ?? ''} pins={[{ number, x, y }]} />
    </details>
  );
}
