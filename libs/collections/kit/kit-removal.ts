import { dayInWords } from '#platform/french';
import { HIDDEN } from '../archive/reason-against.js';
import { kitFrame } from './kit-frame.js';
import { placesOf } from './kit-path.js';
import { markup } from './markup.js';

/** What became of a resource that an earlier kit holds. */
export interface LostResource {
  readonly code: string;
  readonly isHidden: boolean;
  readonly withdrawnAt: Date | null;
  /** As its tombstone calls it. */
  readonly title: string | null;
  /** Why it is not taken, of one that still stands in the collection. */
  readonly reason: string | null;
}

/** What is to be taken out of a kit that one has. */
export interface Removal {
  /** A file, or with a slash at its end a whole folder. */
  readonly path: string;
  readonly reason: string;
  readonly title: string | null;
  /** ISO 8601. */
  readonly since: string | null;
}

const REPLACED = 'Remplacé par une autre version.';

/** Names of files are told of what may still be read, of the rest only the folder. */
export function removalsOf(lost: readonly LostResource[], replaced: readonly string[]): Removal[] {
  const gone = lost.flatMap((resource) => {
    const { files, views } = placesOf(resource.code);
    const { title, reason } = told(resource);
    const since = resource.withdrawnAt?.toISOString() ?? null;
    return [files, views].map((path) => ({ path, reason, title, since }));
  });
  return [...gone, ...replaced.map((path) => ({ path, reason: REPLACED, title: null, since: null }))];
}

/** What of it may be said, and why it is not there. */
function told({ isHidden, withdrawnAt, title, reason }: LostResource): {
  title: string | null;
  reason: string;
} {
  if (isHidden) return { title: null, reason: HIDDEN };
  if (withdrawnAt !== null)
    return { title, reason: `Retirée par qui l’avait publiée, le ${dayInWords(withdrawnAt)}.` };
  return { title: null, reason: reason ?? 'Elle n’est plus dans cette collection.' };
}

/** Stands where its page stood. */
export function tombstonePage(lost: LostResource, collection: string): string {
  const { title, reason } = told(lost);
  return kitFrame({
    title: `${title ?? 'Ressource retirée'} · ${collection}`,
    root: '../',
    content: markup`<nav aria-label="Valise"><a href="../index.html">${collection}</a></nav>
<main>
<h1>${title ?? 'Cette ressource n’est plus dans la valise'}</h1>
<p>${reason}</p>
<p>Ses fichiers sont à effacer de cette copie\u00a0: leurs dossiers sont nommés dans <a href="../retraits.txt">retraits.txt</a>.</p>
</main>`,
  });
}

/** For who tidies up by hand. */
export function removalsText(removals: readonly Removal[]): string {
  return [
    'À effacer de la valise que vous aviez, après y avoir déposé celle-ci\u00a0:',
    '',
    ...removals.map(
      ({ path, title, reason }) => `${path}\u00a0: ${[title, reason].filter(Boolean).join('. ')}`,
    ),
    ...(removals.length === 0 ? ['Rien.'] : []),
    '',
  ].join('\n');
}
