import { Fragment } from 'preact';
import type { Version } from './resource.js';

/** The authors in order, linked to their pages where they have one; who wrote no line herself says so. */
export function Credits({ authors }: { authors: Version['authors'] }) {
  const shown = authors.filter(({ withdrawn }) => !withdrawn);
  if (shown.length === 0) return <>une personne qui a demandé à ne plus être citée</>;
  return (
    <>
      {shown.map(({ name, role, person }, index) => (
        <Fragment key={name}>
          {index > 0 && (index === shown.length - 1 ? ' et ' : ', ')}
          {person ? <a href={`/u/${person.slug}`}>{name}</a> : name}
          {role === 'contributor' && ' (contribution)'}
        </Fragment>
      ))}
    </>
  );
}
