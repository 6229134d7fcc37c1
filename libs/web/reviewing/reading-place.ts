import { type FormBody, isChecked, numberOf, textOf } from '../layout/form.js';
import { chosenIn } from './remark-form.js';

/** Where she is in the document: page of its passages, page of a file, whether what was read before is left out. */
export const pageIn = (body: FormBody): number => Math.max(1, numberOf(body, 'page') ?? 1);

/** In a first round everything is new. */
export const isOnlyNew = (body: FormBody): boolean => !isChecked(body, 'tout');

/** Of the address, what belongs in the form of the next remark. */
export const remarkIn = (query: FormBody): FormBody => ({
  passage: textOf(query, 'passage'),
  lieu: textOf(query, 'lieu'),
});

/** The page that a button leads to: the same place, but for what the button says. */
export function onwardFrom(address: string, body: FormBody): string {
  const chosen = chosenIn(body);
  const seen = textOf(body, 'voir') || textOf(body, 'vue');
  const asked = new URLSearchParams({ page: String(numberOf(body, 'aller') ?? pageIn(body)) });
  if (seen) asked.set('vue', seen);
  if (!isOnlyNew(body)) asked.set('tout', 'oui');
  if (chosen?.passage) asked.set('passage', chosen.passage);
  if (chosen?.lieu) asked.set('lieu', chosen.lieu);
  if (!chosen && !textOf(body, 'voir')) asked.set('fait', 'enregistre');
  return `${address}?${asked}${anchorOf(body, chosen !== null)}`;
}

function anchorOf(body: FormBody, isChosen: boolean): string {
  if (isChosen) return '#remarque';
  if (textOf(body, 'voir')) return '#page';
  return textOf(body, 'action') === 'remarque' || textOf(body, 'retirer') ? '#remarques' : '';
}
