import type { ComponentChild } from 'preact';

export type Section =
  'explore' | 'publish' | 'review' | 'moderate' | 'notifications' | 'settings' | 'account';

/** One page, before the layout dresses it. Paths start with a slash; the layout makes them absolute where needed. */
export interface View {
  /** Of the tab, without the name of the site. */
  title: string;
  content: ComponentChild;
  section?: Section;
  description?: string;
  /** The path that stands for this page in search engines; absent on working pages, which are not indexed. */
  canonical?: string;
  /** The text shown in the header's search field; null where the page has its own field. */
  search?: string | null;
  licenceUrl?: string | null;
  feed?: { title: string; path: string };
  /** A JSON text, as the server gives it. */
  jsonLd?: string;
  kind?: 'website' | 'article' | 'profile';
}
