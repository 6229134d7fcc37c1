import { type MarkdownMerge, type MergeChoice, mergeMarkdown } from '#documents';
import type { DraftFields, StoredFile } from '#resources';
import { chosenFields, fieldPieces, type ThreeSheets } from './update-fields.js';
import { filePieces } from './update-files.js';
import { blockLabels, type UpdateChoice, type UpdatePiece } from './update-piece.js';

/** One state of a resource, as far as an update may change it. */
export interface UpdatableState {
  fields: DraftFields;
  files: readonly StoredFile[];
}

/** Where both started, the state that is to change, the one that it may take from: for an update, the original's. */
export interface ThreeStates {
  base: UpdatableState;
  mine: UpdatableState;
  theirs: UpdatableState;
  /**
   * What of theirs is looked at: an update brings nothing of what the adapter left out; a proposal is shown whole, since
   * its author asks for each change of it.
   */
  scope?: 'taken-up' | 'whole';
}

/** What the choices change: fields to write (the text among them), and files to take, each with its piece. */
export interface UpdateOutcome {
  fields: DraftFields;
  files: { piece: UpdatePiece; take: 'theirs' | 'both' }[];
}

/** What an original changed, piece by piece, and what becomes of an adaptation that takes some of it. */
export class SourceUpdate {
  readonly pieces: readonly UpdatePiece[];
  /** How many blocks of the text the adapter made hers: they stay, whatever is taken. */
  readonly kept: number;
  private readonly merge: MarkdownMerge;
  private readonly sheets: ThreeSheets;

  constructor(states: ThreeStates) {
    const { base, mine, theirs, scope = 'taken-up' } = states;
    this.sheets = { base: base.fields, mine: mine.fields, theirs: theirs.fields };
    this.merge = mergeMarkdown(textsOf(this.sheets, scope));
    this.kept = this.merge.kept;
    const folders = { base: base.files, mine: mine.files, theirs: theirs.files, scope };
    this.pieces = [...this.blockPieces(), ...fieldPieces(this.sheets), ...filePieces(folders)];
  }

  has(pieceId: string): boolean {
    return this.pieces.some(({ id }) => id === pieceId);
  }

  choose(choices: ReadonlyMap<string, UpdateChoice>): UpdateOutcome {
    const taken = new Map([...choices].map(([id, choice]) => [id, asMergeChoice(choice)]));
    const text = this.merge.compose(taken);
    const fields = chosenFields(this.sheets, choices);
    const files = this.pieces.flatMap((piece): UpdateOutcome['files'] => {
      const take = choices.get(piece.id)?.take;
      return piece.kind === 'file' && (take === 'theirs' || take === 'both') ? [{ piece, take }] : [];
    });
    const isChanged = text !== (this.sheets.mine.text ?? '');
    return { fields: isChanged ? { ...fields, text } : fields, files };
  }

  /** Rewordings of blocks that the adapter never touched: what « suivre les corrections » takes by itself. */
  corrections(): Map<string, UpdateChoice> {
    const untouched = this.pieces.filter(
      ({ kind, change, conflict }) => kind === 'block' && change === 'changed' && !conflict,
    );
    return new Map(untouched.map(({ id }) => [id, { pieceId: id, take: 'theirs' }]));
  }

  private blockPieces(): UpdatePiece[] {
    return this.merge.pieces.map(({ id, kind, change, conflict, mine, base, theirs }) => ({
      id,
      kind: 'block',
      change,
      conflict,
      label: blockLabels[kind],
      mine,
      originalThen: base,
      originalNow: theirs,
      editable: true,
    }));
  }
}

/** Of a text that the adapter did not take up, nothing is brought. */
function textsOf({ base, mine, theirs }: ThreeSheets, scope: ThreeStates['scope']) {
  const [then, own, now] = [base.text ?? '', mine.text ?? '', theirs.text ?? ''];
  const isLeftOut = scope === 'taken-up' && own.trim() === '' && then.trim() !== '';
  return { base: then, mine: own, theirs: isLeftOut ? then : now };
}

const asMergeChoice = ({ take, text }: UpdateChoice): MergeChoice =>
  take === 'edited' ? { take, text: text ?? '' } : { take };
