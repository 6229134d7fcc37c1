import { h } from 'preact';

interface SearchFormProps {
  value?: string;
  /** Of the button and of the form, beside « search ». */
  emphasis?: 'large' | 'again';
}

/** The one search field of a page: a plain form, which suggests while one types when there are scripts. */
export function SearchForm({ value, emphasis }: SearchFormProps) {
  return (
    <form
      className={`search ${emphasis === 'large' ? 'search-l' : emphasis === 'again' ? 'prose' : ''}`.trim()}
      role="search"
      aria-label={emphasis === 'again' ? 'Chercher à nouveau' : undefined}
      action="/recherche"
    >
      {h('auto-complete', { src: '/recherche/suggestions', for: 'suggestions' }, [
        <input type="search" name="q" aria-label="Chercher une ressource" value={value} maxLength={300} />,
        <div id="suggestions" className="suggestions" aria-label="Suggestions" hidden />,
      ])}
      <button className={emphasis ? 'btn btn-main' : 'btn'}>Chercher</button>
    </form>
  );
}
