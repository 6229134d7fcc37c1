import type { FoundPage, KitIndex } from './kit-index.js';
import { KitSearch } from './kit-search.js';

declare global {
  interface Window {
    /** Of the script beside this one: a page opened from a disk may fetch nothing. */
    ESSAIM_INDEX?: KitIndex;
  }
}

/** While somebody types. */
const PAUSE_MS = 150;

const form = document.querySelector<HTMLFormElement>('form[role=search]');
const field = form?.querySelector('input');
const answer = document.querySelector<HTMLElement>('#trouve');
const everything = document.querySelector<HTMLElement>('#tout');
if (form && field && answer && everything && window.ESSAIM_INDEX)
  searchIn({ form, field, answer, everything }, new KitSearch(window.ESSAIM_INDEX));

interface Places {
  readonly form: HTMLFormElement;
  readonly field: HTMLInputElement;
  readonly answer: HTMLElement;
  readonly everything: HTMLElement;
}

/** The field appears with what answers it; while it is empty, all that the kit holds stands there. */
function searchIn({ form, field, answer, everything }: Places, search: KitSearch): void {
  const status = answer.querySelector('[role=status]');
  const list = answer.querySelector('ol');
  const show = (): void => {
    const isAsked = field.value.trim() !== '';
    const found = isAsked ? search.find(field.value) : [];
    everything.hidden = isAsked;
    list?.replaceChildren(...found.map(lineOf));
    if (status) status.textContent = isAsked ? count(found.length) : '';
  };
  let waiting = 0;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(show, PAUSE_MS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    show();
  });
  form.hidden = false;
  answer.hidden = false;
}

function count(found: number): string {
  if (found === 0) return 'Rien pour ces mots. Essayez-en moins, ou d’autres\u00a0; ce n’est pas vous.';
  return `${String(found)}\u00a0${found > 1 ? 'ressources' : 'ressource'}`;
}

/** As text: what others wrote is never read as HTML. */
function lineOf({ title, path, facts }: FoundPage): HTMLLIElement {
  const line = document.createElement('li');
  const link = document.createElement('a');
  link.href = path;
  link.textContent = title;
  const more = document.createElement('p');
  more.className = 'soft';
  more.textContent = facts;
  line.append(link, more);
  return line;
}
