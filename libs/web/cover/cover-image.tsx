import { useContext } from 'preact/hooks';
import { ReadingPreferences } from '../layout/preferences.js';
import { coverPath, coverPlan } from './cover-plan.js';
import type { CoverPlan } from './cover.js';
import { gatheredCoverPath } from './gathered-cover.js';

interface Described {
  levelLabel?: string;
  subjects: { label: string }[];
  types: { label: string }[];
}

interface Covered {
  id: string;
  version?: Described | null;
}

/** The printed cover of a resource. Decoration: nothing is lost without it, and a sober page does without. */
export function CoverImage({ resource, eager = false }: { resource: Covered; eager?: boolean }) {
  return <Printed src={coverPath(planOf(resource))} eager={eager} />;
}

/** The cover of a collection, made from those of its first resources. */
export function GatheredCover({ works }: { works: readonly (Described & { id: string })[] }) {
  if (works.length === 0) return null;
  const plans = works.map(({ id, ...version }) => planOf({ id, version }));
  return <Printed src={gatheredCoverPath(plans)} eager={false} />;
}

const planOf = ({ id, version }: Covered): CoverPlan =>
  coverPlan({
    id,
    subject: version?.subjects[0]?.label,
    level: version?.levelLabel,
    type: version?.types[0]?.label,
  });

function Printed({ src, eager }: { src: string; eager: boolean }) {
  const { sober } = useContext(ReadingPreferences);
  if (sober === 'yes') return null;
  return (
    <img className="cover" src={src} alt="" width="90" height="120" loading={eager ? undefined : 'lazy'} />
  );
}
