import type { ComponentChildren } from 'preact';
import type { View } from '../layout/view.js';

interface TextPage {
  path: string;
  title: string;
  lead: string;
  children: ComponentChildren;
}

/** A page of text: one column, the measure of a book. */
export const textPage = ({ path, title, lead, children }: TextPage): View => ({
  title,
  description: lead,
  canonical: path,
  content: (
    <main id="contenu" className="wrap">
      <article className="stack prose texts">
        <h1 className="display">{title}</h1>
        <p className="lead">{lead}</p>
        {children}
      </article>
    </main>
  ),
});
