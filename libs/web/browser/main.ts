import '../styles/index.css';

// Everything works without this file. It only brings what HTML cannot do, and only where the page asks for it.
if (document.querySelector('clipboard-copy') !== null) {
  void import('./copy.js');
}
const deposit = document.querySelector<HTMLFormElement>('form[data-resumable]');
if (deposit !== null) {
  void import('./uploads/uploads.js').then(({ improveUploads }) => improveUploads(deposit));
}
const step = document.querySelector<HTMLFormElement>('form[data-autosave]');
if (step !== null) {
  void import('./autosave.js').then(({ autosave }) => autosave(step));
}
const remark = document.querySelector<HTMLDetailsElement>('details#remarque');
if (remark !== null) {
  void import('./remarks/remarks.js').then(({ improveRemarks }) => improveRemarks(remark));
}
// « Garder » answers in a dialog, where the page stays as it is; without it, by the page that follows.
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (!/^\/garder\/[^/]+$/.test(form.getAttribute('action') ?? '')) return;
  event.preventDefault();
  void import('./keep.js').then(({ keepHere }) => keepHere(form)).catch(() => form.submit());
});
const search = document.querySelector<HTMLFormElement>('form[role=search]');
const words = search?.querySelector('input');
// Most readers never type: the field asks for its list when it is first entered.
if (search && words) {
  const improve = () => void import('./suggest.js').then(({ suggestIn }) => suggestIn(search, words));
  if (document.activeElement === words) improve();
  else words.addEventListener('focus', improve, { once: true });
}
