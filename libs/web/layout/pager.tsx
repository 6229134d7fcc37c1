interface PagerProps {
  page: number;
  pageCount: number;
  href: (page: number) => string;
}

/** Page links: the first, the last, the neighbours, and words for previous and next. */
export function Pager({ page, pageCount, href }: PagerProps) {
  if (pageCount <= 1) return null;
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 && (
        <a href={href(page - 1)} rel="prev">
          Précédente
        </a>
      )}
      {shownPages(page, pageCount).map((shown, index, all) => (
        <PageLink
          key={shown}
          page={shown}
          current={page}
          href={href}
          gap={index > 0 && shown - (all[index - 1] ?? 0) > 1}
        />
      ))}
      {page < pageCount && (
        <a href={href(page + 1)} rel="next">
          Suivante
        </a>
      )}
    </nav>
  );
}

function PageLink({
  page,
  current,
  href,
  gap,
}: {
  page: number;
  current: number;
  href: PagerProps['href'];
  gap: boolean;
}) {
  return (
    <>
      {gap && <span aria-hidden="true">…</span>}
      {page === current ? (
        <span aria-current="page">{page}</span>
      ) : (
        <a href={href(page)} aria-label={`Page ${page}`}>
          {page}
        </a>
      )}
    </>
  );
}

export function shownPages(page: number, pageCount: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pageCount];
  return [...new Set(wanted)].filter((number) => number >= 1 && number <= pageCount).sort((a, b) => a - b);
}
