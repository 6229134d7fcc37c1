import { AutoCompleteElement } from '@github/auto-complete-element';

/**
 * Suggests under a search field. The element comes with the script, so that a page without one carries nothing of it;
 * it is told in French, and gives the keyboard back its ordinary ways out of a list.
 */
export function suggestIn(form: HTMLFormElement, input: HTMLInputElement): void {
  const list = document.createElement('div');
  list.className = 'suggestions';
  list.id = 'suggestions';
  list.hidden = true;
  list.setAttribute('aria-label', 'Suggestions');
  const said = document.createElement('p');
  said.className = 'vh';
  said.setAttribute('role', 'status');
  const suggestions = new AutoCompleteElement();
  suggestions.src = '/recherche/suggestions';
  suggestions.append(list, said);
  form.append(suggestions);
  suggestions.forElement = list;
  suggestions.inputElement = input;

  suggestions.addEventListener('load', () => {
    const count = list.querySelectorAll('[role=option]').length;
    said.textContent =
      count === 0 ? 'Aucune suggestion' : count === 1 ? '1 suggestion' : `${count} suggestions`;
  });
  const close = () => {
    suggestions.open = false;
  };
  // The element would follow the chosen link on Tab, and leave the list open behind.
  form.addEventListener('keydown', ({ key }) => key === 'Tab' && close(), { capture: true });
  input.addEventListener('focusout', close);
  // A pressed option must not take the focus from the field: the list would go before the click.
  list.addEventListener('mousedown', (event) => event.preventDefault());
}
