const svg = 'http://www.w3.org/2000/svg';

/** The fields that say where the next remark points. */
export class RemarkForm {
  constructor(
    private readonly fold: HTMLDetailsElement,
    private readonly form: HTMLFormElement,
  ) {}

  /** On a passage by its number; `quote`: the words of it that were selected, or none. */
  comment(number: string, quote: string): void {
    this.fill({ passage: number, quote, place: '', words: '', isPoint: false });
    this.mark(null, { x: 0, y: 0 });
  }

  /** On the page, where it was touched; by keyboard, on the page and no place of it. */
  touch(image: HTMLInputElement, { offsetX, offsetY, detail }: MouseEvent): void {
    const isPoint = detail > 0;
    const point = {
      x: thousandths(offsetX, image.clientWidth),
      y: thousandths(offsetY, image.clientHeight),
    };
    const page = field(this.form, 'vue')?.value ?? '';
    const place = isPoint ? `${page}-${point.x}-${point.y}` : page;
    const said = image.alt.split(' : ')[0] ?? '';
    const words = said.charAt(0).toLowerCase() + said.slice(1) + (isPoint ? ', à l’endroit marqué' : '');
    this.fill({ passage: '', quote: '', place, words, isPoint });
    this.mark(isPoint ? image.closest('.sheet') : null, point);
  }

  private fill(at: { passage: string; quote: string; place: string; words: string; isPoint: boolean }): void {
    const set = (name: string, value: string): void => {
      const input = field(this.form, name);
      if (input) input.value = value;
    };
    set('passage', at.passage);
    set('extrait', at.quote);
    set('lieu', at.place);
    this.show('#extrait-choisi', at.quote !== '', at.quote);
    this.show('#lieu-choisi', at.place !== '', at.words);
    this.show('#sans-lieu', at.isPoint);
    const without = field(this.form, 'sansLieu');
    if (without) without.checked = false;
    this.fold.open = true;
    this.fold.querySelector<HTMLElement>('[name=words]')?.focus();
  }

  private show(id: string, isShown: boolean, words?: string): void {
    const part = this.fold.querySelector<HTMLElement>(id);
    if (!part) return;
    part.hidden = !isShown;
    const said = part.querySelector('[data-words]');
    if (said && words !== undefined) said.textContent = words;
  }

  /** One mark for the remark that is being written. */
  private mark(sheet: Element | null, { x, y }: { x: number; y: number }): void {
    for (const old of this.form.querySelectorAll('.sheet .chosen')) old.remove();
    const drawing = sheet?.querySelector('svg');
    if (!drawing) return;
    const circle = document.createElementNS(svg, 'circle');
    const height = drawing.viewBox.baseVal.height;
    circle.setAttribute('class', 'chosen');
    circle.setAttribute('cx', String(x));
    circle.setAttribute('cy', String(Math.round((y * height) / 1000)));
    circle.setAttribute('r', '30');
    drawing.prepend(circle);
  }
}

function field(form: HTMLFormElement, name: string): HTMLInputElement | null {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement ? found : null;
}

const thousandths = (at: number, of: number): number =>
  Math.max(0, Math.min(1000, Math.round((at * 1000) / Math.max(of, 1))));
