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
      <input type="search" name="q" aria-label="Chercher une ressource" value={value} maxLength={300} />
      <button className={emphasis ? 'btn btn-main' : 'btn'}>Chercher</button>
    </form>
  );
}
