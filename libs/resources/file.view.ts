import { formatOf } from '#inspection';
import type { PartRole } from './part.js';
import type { StoredFile } from './stored-file.js';
import { FileFormatType, Openness } from './file.type.js';

export const roleLabels: Record<PartRole, string> = {
  editable: 'À modifier',
  printable: 'À imprimer',
  answers: 'Corrigé',
  media: 'Média',
  annex: 'Annexe',
};

/** The format as people name it; a readable text of no known format is a text. */
export function formatView(file: Pick<StoredFile, 'format' | 'name'>): FileFormatType {
  const extension = (/\.([a-z0-9]{1,8})$/i.exec(file.name)?.[1] ?? file.format ?? '').toUpperCase();
  const format = file.format ? formatOf(file.format) : null;
  const openness =
    format?.verdict === 'tolerated'
      ? Openness.TOLERATED
      : format?.verdict === 'proprietary'
        ? Openness.PROPRIETARY
        : Openness.OPEN;
  return { id: file.format ?? 'txt', label: format?.label ?? 'Texte', extension, openness };
}

/** What the reader should know of the bytes she takes; null when they are what was deposited. */
export function fileNotice(file: Pick<StoredFile, 'action' | 'removed' | 'servedSha256'>): string | null {
  if (file.action === 'accept_download_only') return 'À télécharger seulement : nous ne l’affichons pas ici.';
  return file.removed.length > 0 ? `Nettoyé avant publication : ${file.removed.join(', ')}.` : null;
}
