import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { Pager, shownPages } from './pager.js';

const pager = (page: number, pageCount: number) =>
  renderToString(<Pager page={page} pageCount={pageCount} href={(number) => `/x?page=${number}`} />);

describe('the pager', () => {
  it('is absent from a single page', () => {
    expect(pager(1, 1)).toBe('');
  });

  it('marks the current page and links the others, the next one in words', () => {
    const html = pager(2, 3);
    expect(html).toContain('<span aria-current="page">2</span>');
    expect(html).toContain('href="/x?page=3" rel="next"');
    expect(html).not.toContain('href="/x?page=2"');
  });

  it('shows the ends and the neighbours', () => {
    expect(shownPages(10, 20)).toEqual([1, 9, 10, 11, 20]);
    expect(shownPages(1, 2)).toEqual([1, 2]);
  });
});
