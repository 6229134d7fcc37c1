import { readFileSync } from 'node:fs';

/** What each kind of job does, in French; the kinds are the types of the events of the outbox. */
export const jobLabels = JSON.parse(
  readFileSync(new URL('./data/job-labels.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, string>>;

/** Another version may have left jobs that this one does not know. */
export const labelOf = (task: string): string =>
  jobLabels[task] ?? 'Un travail que cette version d’Essaim ne connaît pas';
