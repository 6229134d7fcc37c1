import { readFileSync } from 'node:fs';
import type { InspectionAction } from './inspection.js';
import { type NamedFile, wayOut } from './open-twin.js';

const messages = JSON.parse(readFileSync(new URL('./data/messages.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

/** French sentences for a reason: what happened, what to do now. Throws on a reason that has no text. */
export function messageFor(reason: string): string {
  const message = messages[reason];
  if (!message) throw new Error(`no message for reason ${reason}`);
  return message;
}

const OPENING: Record<InspectionAction, string> = {
  accept: '',
  accept_sanitised: '',
  accept_download_only: 'Ce fichier est proposé en téléchargement seul, sans aperçu. ',
  reject: 'Ce fichier n’est pas accepté. ',
};

/** Reasons whose text does not say by itself whether the file was kept; what a closed format needs is its own. */
export function describe(action: InspectionAction, reason: string, file?: NamedFile): string {
  const opening = reason === 'active_content' ? OPENING[action] : '';
  const way = reason === 'proprietary_format' && file ? wayOut(file) : null;
  return opening + messageFor(reason) + (way ? ` ${way}` : '');
}
