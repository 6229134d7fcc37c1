import { type FormBody, isChecked, textOf } from '../layout/form.js';
import { textOfTrail, trailFrom } from './passage-pages.js';
import { chosenIn } from './remark-form.js';

/** Whether what was read before is left out. In a first round everything is new. */
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
  const asked = new URLSearchParams({
    page: textOfTrail(trailFrom(textOf(body, 'aller') || textOf(body, 'page'))),
  });
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
