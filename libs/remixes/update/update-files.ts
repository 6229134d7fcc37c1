import { createHash } from 'node:crypto';
import type { StoredFile } from '#resources';
import type { UpdatePiece } from './update-piece.js';

/** The files of three states: when the adaptation started, hers now, the original's now. */
export interface ThreeFolders {
  base: readonly StoredFile[];
  mine: readonly StoredFile[];
  theirs: readonly StoredFile[];
  scope: 'taken-up' | 'whole';
}

/**
 * What the original changed among its files. One that the adapter did not take up, or took out, is not brought back; her
 * own copy of one is known by its bytes, then by its name.
 */
export function filePieces({ base, mine, theirs, scope }: ThreeFolders): UpdatePiece[] {
  const names = new Set([...theirs, ...base].map(({ name }) => name));
  const took = mine.some((file) => base.some((each) => isCopy(file, each)));
  return [...names].flatMap((name) => {
    const [then, now] = [base, theirs].map((files) => files.find((file) => file.name === name) ?? null);
    if (then?.sha256 === now?.sha256) return [];
    const own =
      mine.find((file) => file.sha256 === then?.sha256) ?? mine.find((file) => file.name === name) ?? null;
    // Under another name it is still there.
    if (then && !now && theirs.some(({ sha256 }) => sha256 === then.sha256)) return [];
    const hasTheirs = now !== null && mine.some(({ sha256 }) => sha256 === now?.sha256);
    // Of files that she never took up, a new one is no news; of those that she has, it is.
    const isLeftOut = then ? !own : !took;
    if (hasTheirs || (isLeftOut && (scope === 'taken-up' || !now))) return [];
    return pieceOf({ name, then: then ?? null, now: now ?? null, own });
  });
}

interface Found {
  name: string;
  then: StoredFile | null;
  now: StoredFile | null;
  own: StoredFile | null;
}

function pieceOf({ name, then, now, own }: Found): UpdatePiece {
  const key = createHash('sha256')
    .update(JSON.stringify([name, then?.sha256, now?.sha256]))
    .digest('hex');
  const change = then && now ? 'changed' : now ? 'added' : 'removed';
  return {
    id: `fichier-${key.slice(0, 16)}`,
    kind: 'file',
    change,
    conflict: own?.sha256 !== then?.sha256,
    label: 'Fichier',
    mine: own?.name ?? null,
    originalThen: then?.name ?? null,
    originalNow: now?.name ?? null,
    editable: false,
    mineFile: own,
    fileThen: then,
    fileNow: now,
  };
}

const isCopy = (file: StoredFile, original: StoredFile): boolean =>
  file.sha256 === original.sha256 || file.name === original.name;
