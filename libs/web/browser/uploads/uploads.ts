import { UploadList } from './upload-list.js';

/** Improves the form of a draft's files: it still works alone, and its page is read again once all have arrived. */
export function improveUploads(form: HTMLFormElement): void {
  const draft = form.action.replace(/\/fichiers$/, '');
  const list = new UploadList(draft, () => location.assign(form.action));
  form.after(list.element);
  void list.showInterrupted();
  form.addEventListener('submit', (event) => {
    const chosen = form.elements.namedItem('fichiers');
    const role = form.elements.namedItem('role');
    if (!(chosen instanceof HTMLInputElement) || !chosen.files?.length) return;
    event.preventDefault();
    list.add(chosen.files, role instanceof HTMLSelectElement ? role.value : '');
    chosen.value = '';
  });
}
