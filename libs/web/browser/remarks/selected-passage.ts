/** A selection is being made until nothing of it has moved for so long. */
const STILL_MS = 200;
const LONGEST_QUOTE = 1000;

type Comment = (number: string, quote: string) => void;

/** Words that are selected inside one passage bring a button after it, next in the order of Tab; Escape takes it away. */
export function offerSelections(passages: HTMLOListElement, comment: Comment): void {
  let offered: { number: string; quote: string } | null = null;
  let timer = 0;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn';
  button.textContent = 'Commenter ce passage';
  const withdraw = (): void => {
    offered = null;
    button.remove();
  };
  // The selection would be lost before the click is heard.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const asked = offered;
    withdraw();
    if (asked) comment(asked.number, asked.quote);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') withdraw();
  });
  document.addEventListener('selectionchange', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const found = selectedIn(passages);
      if (!found) {
        if (document.activeElement !== button) withdraw();
        return;
      }
      offered = found;
      if (button.parentElement !== found.passage) found.passage.append(button);
    }, STILL_MS);
  });
}

function selectedIn(
  passages: HTMLOListElement,
): { passage: HTMLLIElement; number: string; quote: string } | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { commonAncestorContainer: inside } = selection.getRangeAt(0);
  const passage = (inside instanceof Element ? inside : inside.parentElement)?.closest('li[id^=p]');
  if (!(passage instanceof HTMLLIElement) || !passages.contains(passage)) return null;
  const quote = selection.toString().replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUOTE);
  return quote === '' ? null : { passage, number: passage.id.slice(1), quote };
}
