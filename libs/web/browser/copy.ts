import '@github/clipboard-copy-element';

/** Says that the text was copied, on the button itself, in words that a screen reader announces. */
document.addEventListener('clipboard-copy', ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  target.setAttribute('aria-live', 'polite');
  target.textContent = target.dataset['done'] ?? target.textContent;
});
