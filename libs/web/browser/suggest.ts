import '@github/auto-complete-element';

/** Says in French what the element only shows, and gives the keyboard back its ordinary ways out of a list. */
export function suggestIn(field: HTMLElement): void {
  const said = document.createElement('p');
  said.className = 'vh';
  said.setAttribute('role', 'status');
  field.append(said);

  field.addEventListener('load', () => {
    const count = field.querySelectorAll('[role=option]').length;
    said.textContent =
      count === 0 ? 'Aucune suggestion' : count === 1 ? '1 suggestion' : `${count} suggestions`;
  });
  // The element would follow the chosen link on Tab, and leave the list open behind.
  field.addEventListener('keydown', ({ key }) => key === 'Tab' && close(field), { capture: true });
  field.addEventListener('focusout', () => close(field));
  // A pressed option must not take the focus from the field: the list would go before the click.
  field.addEventListener('mousedown', (event) => {
    if (event.target instanceof Element && event.target.closest('[role=listbox]')) event.preventDefault();
  });
}

const close = (field: HTMLElement): void => field.removeAttribute('open');
