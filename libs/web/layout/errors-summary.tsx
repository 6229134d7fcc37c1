import type { Problem } from './form.js';

interface ErrorsSummaryProps {
  problems: readonly Problem[];
  /** What is safe: the reader must know before mending. */
  safe?: string;
  /** Where a field is, when not in this page. */
  hrefOf?: (field: string) => string;
}

/** On top of a refused form: each problem is a link to its field. */
export function ErrorsSummary({
  problems,
  safe = 'Vos réponses sont toujours dans le formulaire.',
  hrefOf = (field) => `#${fieldId(field)}`,
}: ErrorsSummaryProps) {
  if (problems.length === 0) return null;
  return (
    <div className="errors stack-s" role="alert" aria-labelledby="erreurs" tabIndex={-1}>
      <h2 className="title" id="erreurs">
        {problems.length === 1 ? 'Il y a une chose à revoir' : `Il y a ${problems.length} choses à revoir`}
      </h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={message}>{field ? <a href={hrefOf(field)}>{message}</a> : message}</li>
        ))}
      </ul>
      <p>{safe}</p>
    </div>
  );
}

/** The id of the control of a field: server names may point inside a list. */
const fieldId = (field: string): string => field.split('.')[0] ?? field;
