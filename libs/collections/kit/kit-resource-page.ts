import { kitFrame, paragraphs, slip } from './kit-frame.js';
import type { KitFile, KitPicture, KitResource, KitView } from './kit-resource.js';
import { sizeOf } from './kit-words.js';
import { type Markup, markup } from './markup.js';

const ROOT = '../';

/** All that may be read of a resource without network: what the site says of it, its text, its first pages, its files. */
export function resourcePage(
  resource: KitResource,
  { note, collection }: { note: string; collection: string },
): string {
  const { title, facts, summary, language, text } = resource;
  return kitFrame({
    title: `${title} · ${collection}`,
    root: ROOT,
    content: markup`<nav aria-label="Valise"><a href="${ROOT}index.html">${collection}</a></nav>
<main>
<p class="soft">${facts}</p>
<h1 lang="${language}">${title}</h1>
${slip(note)}${paragraphs(summary)}${sheet(resource)}${files(resource)}
${text && markup`<section aria-labelledby="texte"><h2 id="texte">Le texte</h2><div class="document" lang="${language}">${text}</div></section>`}
${resource.views.map((view, at) => seen(view, at + 1, language))}
${licence(resource)}
</main>`,
  });
}

function sheet({ sheet, link, url }: KitResource): Markup {
  return markup`<dl class="facts">
${sheet.map(([term, words]) => markup`<dt>${term}</dt><dd>${words}</dd>\n`)}</dl>
${link && markup`<p>Elle se consulte en ligne\u00a0: <a href="${link}" rel="noreferrer">${link}</a></p>`}
<p class="soft">Avec du réseau, sa page à jour\u00a0: <a href="${url}">${url}</a></p>`;
}

function files({ files }: KitResource): Markup | null {
  if (files.length === 0) return null;
  return markup`<section aria-labelledby="fichiers"><h2 id="fichiers">Les fichiers</h2>
<ul class="files">
${files.map(file)}</ul></section>`;
}

/** What a browser would run is opened by who trusts it, never by a link of ours. */
function file({ name, path, size, isActive }: KitFile): Markup {
  if (!isActive)
    return markup`<li><a href="${ROOT}${path}">${name}</a> <small>${sizeOf(size)}</small></li>\n`;
  return markup`<li>${name} <small>${sizeOf(size)}</small><br>
<small>Peut contenir un programme\u00a0: à ouvrir en connaissance de cause, dans le dossier de la valise, ${path}</small></li>\n`;
}

function seen(
  { name, pictures, pageCount, isPicture, html }: KitView,
  place: number,
  language: string,
): Markup {
  const id = `apercu-${String(place)}`;
  const words = html && markup`<div class="document" lang="${language}">${html}</div>`;
  const isFolded = words !== null && pictures.length > 0;
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${name}</h2>
${pictures.map((picture) => (isPicture ? image(picture, name) : pageOf(picture, { name, pageCount })))}
${pageCount > pictures.length && pictures.length > 0 && markup`<p class="soft">Les ${pictures.length} premières pages sont montrées ici. Le fichier en compte ${pageCount}.</p>`}
${isFolded ? markup`<details><summary>Lire en texte</summary>${words}</details>` : words}
</section>`;
}

const image = ({ path, width, height }: KitPicture, alt: string): Markup =>
  markup`<img src="${ROOT}${path}" alt="${alt}"${width > 0 && markup` width="${width}" height="${height}"`} loading="lazy">`;

function pageOf(picture: KitPicture, { name, pageCount }: { name: string; pageCount: number }): Markup {
  const { number, text } = picture;
  return markup`<figure>${image(picture, `Page ${String(number)} de ${name}`)}
<figcaption>Page ${number} sur ${Math.max(pageCount, number)}</figcaption></figure>
${text !== '' && markup`<details><summary>Le texte de la page ${number}</summary><p class="lines">${text}</p></details>`}`;
}

function licence({ licence: { name, may, must, mustNot }, credit }: KitResource): Markup {
  const rights = [
    ['Vous pouvez', may],
    ['Vous devez', must],
    ['Vous ne pouvez pas', mustNot],
  ] as const;
  return markup`<section class="colophon" aria-labelledby="licence"><h2 id="licence">Licence\u00a0: ${name}</h2>
${rights.map(([term, lines]) => lines.length > 0 && markup`<h3>${term}</h3><ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`)}
<h3>À recopier avec elle</h3>${credit}</section>`;
}
