import type { BlockKind } from '#documents';
import type { StoredFile } from '#resources';

/** One thing that the original changed since the version that an adaptation started from. */
export interface UpdatePiece {
  /** The same for the same change, so that a choice made on one page is found again. */
  id: string;
  kind: 'block' | 'field' | 'file';
  change: 'changed' | 'added' | 'removed' | 'moved';
  /** Whether the adapter changed the same piece: then nothing is proposed, she chooses. */
  conflict: boolean;
  /** What it is, in French. */
  label: string;
  /** As people read it; null where the piece is not. */
  mine: string | null;
  originalThen: string | null;
  originalNow: string | null;
  /** Other words may be written in its place. */
  editable: boolean;
  mineFile?: StoredFile | null;
  fileThen?: StoredFile | null;
  fileNow?: StoredFile | null;
}

export type UpdateTake = 'mine' | 'theirs' | 'both' | 'edited';

export interface UpdateChoice {
  pieceId: string;
  take: UpdateTake;
  text?: string | null;
}

export const blockLabels: Record<BlockKind, string> = {
  heading: 'Titre du texte',
  paragraph: 'Paragraphe',
  'list-item': 'Élément de liste',
  table: 'Tableau',
  code: 'Bloc de code',
  formula: 'Formule',
  page: 'Page',
};
