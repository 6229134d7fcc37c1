import { offerSelections } from './selected-passage.js';
import { RemarkForm } from './remark-form.js';

/** Points a remark at what is touched or selected without leaving the page: nothing that is being written moves. */
export function improveRemarks(fold: HTMLDetailsElement): void {
  const form = fold.closest('form');
  if (form === null) return;
  const remark = new RemarkForm(fold, form);
  form.addEventListener('click', (event) => {
    const { target } = event;
    if (target instanceof HTMLInputElement && target.type === 'image') remark.touch(target, event);
    else if (target instanceof HTMLButtonElement && target.name === 'commenter')
      remark.comment(target.value, '');
    else return;
    event.preventDefault();
  });
  const passages = form.querySelector<HTMLOListElement>('ol.passages');
  if (passages) offerSelections(passages, (number, quote) => remark.comment(number, quote));
}
