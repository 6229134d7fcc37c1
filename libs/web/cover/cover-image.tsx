import { useContext } from 'preact/hooks';
import { ReadingPreferences } from '../layout/preferences.js';
import { coverPath, coverPlan } from './cover-plan.js';

interface CoverImageProps {
  resource: {
    id: string;
    version?: {
      levelLabel?: string;
      subjects: { label: string }[];
      types: { label: string }[];
    } | null;
  };
  eager?: boolean;
}

/** The printed cover of a resource. Decoration: nothing is lost without it, and a sober page does without. */
export function CoverImage({ resource: { id, version }, eager = false }: CoverImageProps) {
  const { sober } = useContext(ReadingPreferences);
  if (sober === 'yes') return null;
  const plan = coverPlan({
    id,
    subject: version?.subjects[0]?.label,
    level: version?.levelLabel,
    type: version?.types[0]?.label,
  });
  return (
    <img
      className="cover"
      src={coverPath(plan)}
      alt=""
      width="90"
      height="120"
      loading={eager ? undefined : 'lazy'}
    />
  );
}
