import { dayInWords } from '#platform/french';
import type { ToldCollection } from '../archive/archive-summary.js';
import { kitFrame, paragraphs, slip } from './kit-frame.js';
import { type Markup, markup } from './markup.js';

/** An item as the first page of a kit lists it. */
export interface ListedItem {
  readonly title: string;
  readonly section: string | null;
  readonly sectionNote: string | null;
  readonly note: string;
  /** Where it lives; null where not even that may be told. */
  readonly url: string | null;
  /** In the kit; null: not there, for this reason. */
  readonly page: { readonly path: string; readonly facts: string; readonly credit: string } | null;
  readonly reason: string | null;
}

/** How a kit names itself. */
interface KitName {
  readonly id: string;
  readonly madeAt: Date;
  /** Where what is new since this kit is taken; null: whoever gave it knows. */
  readonly updateUrl: string | null;
}

/** The scripts of its search, in the order in which they run. */
export const SEARCH_SCRIPTS = ['recherche-index.js', 'recherche.js'] as const;

/** Where one begins: what it is for, a field to search in it, everything in its order, what may be done with it. */
export function homePage(collection: ToldCollection, items: readonly ListedItem[], name: KitName): string {
  const { title, why, curators, copiedCredit, licences } = collection;
  return kitFrame({
    title: `${title} · valise hors ligne`,
    root: '',
    scripts: SEARCH_SCRIPTS,
    content: markup`<main>
<p class="soft">Collection, valise hors ligne du ${dayInWords(name.madeAt)}</p>
<h1>${title}</h1>
<p>composée par ${curators.join(', ')}</p>
${paragraphs(why)}${copiedCredit && markup`<p class="soft">D’après ${copiedCredit}.</p>`}
<form role="search" hidden>
<label for="mots">Chercher dans cette valise</label>
<p class="field"><input type="search" id="mots" autocomplete="off"> <button>Chercher</button></p>
</form>
<div id="trouve" hidden><p role="status"></p><ol class="items" role="list"></ol></div>
<div id="tout">
${groups(items)}
</div>
${whole(licences, collection.url, name)}
</main>`,
  });
}

function groups(items: readonly ListedItem[]): Markup {
  const begins = (item: ListedItem, at: number): boolean =>
    at === 0 || item.section !== items[at - 1]?.section;
  const starts = items.flatMap((item, at) => (begins(item, at) ? [at] : []));
  return markup`${starts.map((start, at) => group(items.slice(start, starts[at + 1]), start))}`;
}

function group(items: readonly ListedItem[], start: number): Markup {
  const [first] = items;
  const id = `partie-${String(start + 1)}`;
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${first?.section ?? 'Ressources'}</h2>
${paragraphs(first?.sectionNote ?? '')}<ol class="items" start="${start + 1}">
${items.map(line)}</ol>
</section>
`;
}

function line({ title, note, url, page, reason }: ListedItem): Markup {
  if (page)
    return markup`<li><h3><a href="${page.path}">${title}</a></h3>
<p class="soft">${page.facts}<br>${page.credit}</p>
${slip(note)}</li>
`;
  return markup`<li class="absent"><h3>${title}</h3>
<p>${reason}${url !== null && markup` <a href="${url}">${url}</a>`}</p>
${slip(note)}</li>
`;
}

function whole(licences: string, url: string, { id, updateUrl }: KitName): Markup {
  return markup`<section class="colophon" aria-labelledby="licences">
<h2 id="licences">Les licences de l’ensemble</h2>
<p>${licences} Les crédits de chaque ressource sont dans <a href="CREDITS.txt">CREDITS.txt</a>\u00a0: gardez-les avec les fichiers.</p>
<p>Avec du réseau, la collection\u00a0: <a href="${url}">${url}</a></p>
<p>${
    updateUrl === null
      ? `Pour mettre cette valise à jour, donnez son numéro à qui vous l’a remise\u00a0: ${id}.`
      : markup`<a href="${updateUrl}">Mettre cette valise à jour</a>\u00a0: ce qui est nouveau, à déposer par-dessus. Son numéro\u00a0: ${id}.`
  }</p>
</section>`;
}
