import { formatOf } from '#inspection';
import type { PartRole } from '../draft/part.js';
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

/** What the reader should know of the bytes she takes; null when they are what was deposited, and nothing is to be said. */
export function fileNotice(
  file: Pick<StoredFile, 'action' | 'removed' | 'servedSha256' | 'antivirus'>,
): string | null {
  const scan = scanNotices[file.antivirus];
  if (file.antivirus === 'infected') return scan;
  const cleaning = file.removed.length > 0 ? `Nettoyé avant publication : ${file.removed.join(', ')}.` : null;
  const kept =
    file.action === 'accept_download_only' ? 'À télécharger seulement : nous ne l’affichons pas ici.' : null;
  return [kept, cleaning, scan].filter(Boolean).join(' ') || null;
}

/** An installation without a scanner says nothing of it: every file passed the built-in inspection. */
const scanNotices: Record<StoredFile['antivirus'], string | null> = {
  none: null,
  clean: null,
  waiting: 'Analyse de l’antivirus en attente.',
  too_large: 'Trop lourd pour l’antivirus de ce site : ouvrez-le avec prudence.',
  infected: 'Retiré du téléchargement : l’antivirus y a trouvé un programme malveillant.',
};
