import { copyPath } from '../file/file-address.js';
import { formatView } from '../file/file.view.js';
import { FileCopyState, type FileCopyType } from './open-copy.type.js';
import { copyName } from './open-copy.js';
import type { DerivedFile } from './preview.repository.js';
import type { StoredFile } from '../file/stored-file.js';

/** The copies of a file, as its page shows them. */
export function copiesView(
  file: Pick<StoredFile, 'id' | 'name'>,
  derived: readonly DerivedFile[],
  filesOrigin: string,
): FileCopyType[] {
  return derived
    .filter((each) => each.kind === 'open_copy')
    .map((copy) => {
      const name = copyName(file.name, copy.name);
      const isReady = copy.state === 'ready';
      return {
        name,
        format: formatView({ format: copy.name, name }),
        state: copy.state as FileCopyState,
        notice: notices[copy.state](copy),
        size: isReady ? copy.size : null,
        sha256: isReady ? copy.objectSha256 : null,
        downloadUrl: isReady ? filesOrigin + copyPath(file.id, copy.id, name) : null,
      };
    });
}

const label = ({ name }: DerivedFile): string => name.toUpperCase();

const notices: Record<DerivedFile['state'], (copy: DerivedFile) => string> = {
  ready: (copy) => `Copie ${label(copy)}, faite par Essaim avec ${copy.tool} ${shortVersion(copy)}`,
  pending: (copy) => `Copie ${label(copy)} en attente`,
  failed: (copy) => `Copie ${label(copy)} impossible : ${reasons[copy.reason ?? ''] ?? reasons.failed}`,
};

const reasons: Record<string, string> = {
  too_slow: 'le document demande trop de temps',
  too_heavy: 'le document demande trop de mémoire',
  too_large: 'la copie serait trop lourde',
  refused: 'la copie obtenue n’est pas sûre',
  failed: 'LibreOffice n’a pas su le lire',
};

/** « 7.4 » : the two numbers that people know a version by. */
const shortVersion = ({ toolVersion }: Pick<DerivedFile, 'toolVersion'>): string =>
  toolVersion.split('.').slice(0, 2).join('.');
