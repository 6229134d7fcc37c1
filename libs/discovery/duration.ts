/** What fits a lesson, half of one, or more; each bucket holds its last minute. */
const BUCKETS = [
  { id: 'moins-de-30-min', upTo: 29, label: 'Moins de 30 min' },
  { id: '30-min-a-1-h', upTo: 60, label: 'De 30 min à 1 h' },
  { id: '1-h-a-2-h', upTo: 120, label: 'De 1 h à 2 h' },
  { id: 'plus-de-2-h', upTo: Infinity, label: 'Plus de 2 h' },
] as const;

/** The facet value of a duration in minutes. */
export function durationBucket(minutes: number): string {
  return BUCKETS.find(({ upTo }) => minutes <= upTo)?.id ?? 'plus-de-2-h';
}

/** A bucket in words; null for an id that is none. */
export function durationLabel(id: string): string | null {
  return BUCKETS.find((bucket) => bucket.id === id)?.label ?? null;
}
