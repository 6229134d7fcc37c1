import type { SuggestionKind, SuggestionsQuery } from '#contract';
import { aislePath } from '../browse/aisle-path.js';

const KINDS: Record<SuggestionKind, { name: string | null; path: (id: string) => string }> = {
  LEVEL: { name: 'Niveau', path: (id) => aislePath('niveau', id) },
  SUBJECT: { name: 'Discipline', path: (id) => aislePath('discipline', id) },
  RESOURCE: { name: null, path: (id) => `/r/${id}` },
};

/** The options that the search field lays under itself; each leads straight to its page. */
export function Suggestions({ suggest }: SuggestionsQuery) {
  return (
    <>
      {suggest.map(({ kind, id, label }) => (
        <a key={`${kind}-${id}`} role="option" aria-selected={false} href={KINDS[kind].path(id)}>
          {label} {KINDS[kind].name && <small>{KINDS[kind].name}</small>}
        </a>
      ))}
    </>
  );
}
