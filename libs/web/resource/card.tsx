import { useContext } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { CardFragment } from '#contract';
import { CoverImage } from '../cover/cover-image.js';
import { ReadingPreferences } from '../layout/preferences.js';
import { durationOf, plural, shortCredit, typeset } from '../layout/words.js';
import { SignedIn } from '../layout/signed-in.js';
import { Mark } from './label.js';

interface CardProps {
  resource: CardFragment;
  /** Marked pieces of the title and a snippet, when a search found the card. */
  title?: ComponentChildren;
  brief?: ComponentChildren;
  /** Others of its family, for which it stands in a search. */
  relatives?: number;
  /** What a curator says of it, under the rest. */
  note?: ComponentChildren;
  /** The first covers of a page are loaded at once, the others when they come near. */
  eager?: boolean;
}

/** A resource on a shelf or in a catalogue: same markup for both, fourteen nodes at most, and « Garder » for who has an account. */
export function Card({ resource, title, brief, relatives = 0, note, eager = false }: CardProps) {
  const { slug, version } = resource;
  const mayKeep = useContext(SignedIn);
  if (!version) return null;
  return (
    <li className="card">
      <CoverImage resource={resource} eager={eager} />
      <h3>
        <a href={`/r/${slug}`}>{title ?? typeset(version.title)}</a>
      </h3>
      <p>{cardFacts(version)}</p>
      {brief !== undefined && <p className="brief">{brief}</p>}
      <p className="by">{shortCredit(version.authors.map(({ name }) => name))}</p>
      <p className="marks">
        <Mark label={version.label} />
        <span>{version.licence.label}</span>
      </p>
      {relatives > 0 && (
        <p className="kin">
          <a href={`/r/${slug}/arbre`}>{plural(relatives, 'adaptation', 'adaptations')}</a>
        </p>
      )}
      {note}
      {mayKeep && (
        <form method="post" action={`/garder/${slug}`} className="no-print">
          <button className="quiet" aria-label={`Garder «\u00a0${version.title}\u00a0»`}>
            Garder
          </button>
        </form>
      )}
    </li>
  );
}

/** « Activité · CM1, CM2 · 45 min » */
function cardFacts(version: NonNullable<CardFragment['version']>): string {
  const facts = [version.types[0]?.label, version.levelLabel];
  if (version.durationMinutes) facts.push(durationOf(version.durationMinutes));
  return facts.filter(Boolean).join(' · ');
}

/** A row of the home page: a shelf to slide along, or a list for who prefers lists. */
export function Shelf({ children, labelledBy }: { children: ComponentChildren; labelledBy: string }) {
  const { rows } = useContext(ReadingPreferences);
  return (
    <ul className={rows === 'list' ? 'list' : 'shelf'} role="list" aria-labelledby={labelledBy}>
      {children}
    </ul>
  );
}
