/**
 * « Garder » without leaving the page: what the page of « Garder » would show, in a dialog. Its forms answer there too;
 * Escape closes it, and the focus comes back to the button. Throws when the answer is no such page.
 */
export async function keepHere(form: HTMLFormElement): Promise<void> {
  const dialog = document.querySelector<HTMLDialogElement>('dialog#garder') ?? newDialog();
  await answerIn(dialog, form);
  if (!dialog.open) dialog.showModal();
}

function newDialog(): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.id = 'garder';
  dialog.setAttribute('aria-label', 'Garder');
  dialog.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== 'post') return;
    event.preventDefault();
    void answerIn(dialog, form).catch(() => form.submit());
  });
  document.body.append(dialog);
  return dialog;
}

async function answerIn(dialog: HTMLDialogElement, form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  const answer = await fetch(form.action, { method: 'POST', body });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const main = page.querySelector('main');
  // Signed out meanwhile, or refused: the whole page says it better.
  if (!new URL(answer.url).pathname.startsWith('/garder/') || !main)
    throw new Error('Not the page of Garder');
  const title = document.createElement('h2');
  title.className = 'title';
  title.textContent = main.querySelector('h1')?.textContent ?? '';
  main.querySelector('h1')?.replaceWith(title);
  main.querySelector('.back')?.parentElement?.remove();
  const piece = document.createElement('div');
  piece.className = 'stack';
  piece.append(...main.childNodes, closing());
  dialog.replaceChildren(piece);
  if (dialog.open) dialog.querySelector<HTMLElement>('.errors, button')?.focus();
}

function closing(): HTMLFormElement {
  const form = document.createElement('form');
  form.method = 'dialog';
  const button = document.createElement('button');
  button.className = 'btn';
  button.textContent = 'Fermer';
  form.append(button);
  return form;
}
