import type { ComponentChildren } from 'preact';
import { comparePath } from '../compare/compare-path.js';
import { listed, monthOf, NBSP, typeset } from '../layout/words.js';
import { type Branch, isTombstone, type Relative } from './family-tree.js';

/** One end of a tie, to compare the other with; null: there is nothing to read there. */
export interface End {
  id: string;
  title: string;
  slug: string | null;
  number: number | null;
}

interface BranchesProps {
  branches: readonly Branch[];
  /** What they hang from. */
  from: End;
  Line: (props: { relative: Relative; from: End }) => ComponentChildren;
}

/** A list in lists: the tree as it is read, printed and heard. */
export function Branches({ branches, from, Line }: BranchesProps) {
  if (branches.length === 0) return null;
  return (
    <ol role="list">
      {branches.map(({ relative, isRestated, branches: below }) => (
        <li key={relative.id} className={isTombstone(relative) ? 'stone' : undefined}>
          {isRestated ? <Restated relative={relative} /> : <Line relative={relative} from={from} />}
          <Branches branches={below} from={endOf(relative)} Line={Line} />
        </li>
      ))}
    </ol>
  );
}

const endOf = (relative: Relative): End => ({
  id: relative.id,
  title: relative.title,
  slug: isTombstone(relative) ? null : (relative.resource?.slug ?? null),
  number: relative.number,
});

/** What was made from a resource, or from what was made from it. */
export function DescendantLine({ relative, from }: { relative: Relative; from: End }) {
  const { resource, number, sources } = relative;
  const pinned = sources.find((source) => source.resource?.id === from.id);
  const others = sources.filter((source) => source !== pinned).map(({ title }) => `« ${title} »`);
  const isOlder = resource !== null && number !== null && number < (resource.latestVersion ?? 0);
  const pair = {
    slug: resource?.slug ?? '',
    b: number,
    a: null,
    other: from.slug && pinned ? { slug: from.slug, version: pinned.number } : null,
  };
  return (
    <>
      <Credit relative={relative} href={`/r/${resource?.slug}${isOlder ? `/v/${number}` : ''}`} />
      <Said relative={relative}>
        {others.length > 0 && ` Aussi adaptée de ${listed(others)}.`}
        {isOlder &&
          !isTombstone(relative) &&
          ` Sa version la plus récente ne vient plus d’ici${NBSP}; ce qui suit vient de sa version ${number}.`}
        {pair.other && !isTombstone(relative) && (
          <Compare href={comparePath(pair)} what={relative.title} to={from.title} />
        )}
      </Said>
    </>
  );
}

/** What a resource comes from; `from` is the adaptation that was made of it. */
export function AncestorLine({ relative, from }: { relative: Relative; from: End }) {
  const { resource, number, url } = relative;
  const isCompared = resource !== null && !isTombstone(relative) && from.slug !== null;
  const pair = {
    slug: from.slug ?? '',
    b: from.number,
    a: null,
    other: { slug: resource?.slug ?? '', version: number },
  };
  return (
    <>
      <Credit
        relative={relative}
        href={resource ? `/r/${resource.slug}/v/${number}` : url}
        note={resource ? null : 'source extérieure'}
      />
      <Said relative={relative}>
        {isCompared && <Compare href={comparePath(pair)} what={from.title} to={relative.title} />}
      </Said>
    </>
  );
}

/** The credit stands whatever became of the resource; the link only while it may be read. */
function Credit({
  relative,
  href,
  note = null,
}: {
  relative: Relative;
  href: string | null;
  note?: string | null;
}) {
  const { title, authors, licence, publishedAt, label } = relative;
  const facts = [licence.label, publishedAt && monthOf(publishedAt), label?.toLowerCase(), note].filter(
    Boolean,
  );
  return (
    <p>
      {href && !isTombstone(relative) ? <a href={href}>{typeset(title)}</a> : typeset(title)}
      {authors.length > 0
        ? ` par ${listed(authors)}`
        : ' par une personne qui a demandé à ne plus être citée'}{' '}
      <span className="soft">· {facts.join(' · ')}</span>
    </p>
  );
}

const GONE = {
  WITHDRAWN: 'Retirée depuis. Son crédit reste.',
  HIDDEN: 'Masquée pour le moment. Son crédit reste.',
};

/** Why it was adapted and what it changes, then what the line adds. */
function Said({ relative, children }: { relative: Relative; children: ComponentChildren }) {
  const state = relative.resource?.state;
  const words = saidOf(relative.reasons, relative.whatChanged);
  if (state === 'WITHDRAWN' || state === 'HIDDEN') words.push(GONE[state]);
  const rest = [children].flat().filter(Boolean);
  if (words.length === 0 && rest.length === 0) return null;
  return (
    <p className="soft">
      {words.join(' ')}
      {rest}
    </p>
  );
}

/** « Pour des élèves dys, en plus court. » and what its author says that she changed. */
export function saidOf(
  reasons: readonly { label: string }[],
  whatChanged: string | null | undefined,
): string[] {
  const why = reasons.map(({ label }, at) =>
    at === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1),
  );
  return [...(why.length > 0 ? [`${why.join(', ')}.`] : []), ...(whatChanged ? [whatChanged] : [])];
}

const Compare = ({ href, what, to }: { href: string; what: string; to: string }) => (
  <>
    {' '}
    <a className="no-print" href={href}>
      Comparer
      <span className="vh">
        {' '}
        « {what} » à « {to} »
      </span>
    </a>
  </>
);

const Restated = ({ relative }: { relative: Relative }) => (
  <p>
    {typeset(relative.title)} <span className="soft">· suite</span>
  </p>
);
