import type { RubricWordsFragment } from '#contract';
import { NBSP } from '../layout/words.js';

/** A rubric as anybody may read it: each question, its answers from best to weakest, where it comes from. */
export function RubricTable({ rubric }: { rubric: RubricWordsFragment }) {
  return (
    <table className="table table-fold">
      <caption>
        {rubric.title}, version {rubric.number}
      </caption>
      <thead>
        <tr>
          <th scope="col">La question</th>
          <th scope="col">Les réponses, de la meilleure à la plus faible</th>
          <th scope="col">D’où elle vient</th>
        </tr>
      </thead>
      <tbody>
        {rubric.criteria.map((criterion) => (
          <Row key={criterion.key} criterion={criterion} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ criterion }: { criterion: RubricWordsFragment['criteria'][number] }) {
  const { question, guidance, levels, mayNotApply, weight, origin } = criterion;
  return (
    <tr>
      <th scope="row">
        {question} <small>{guidance}</small>
      </th>
      <td>
        <ol>
          {levels.map(({ label, description }) => (
            <li key={label}>
              {label}
              {NBSP}: <small>{description}</small>
            </li>
          ))}
        </ol>
        {mayNotApply && (
          <small>
            «{NBSP}Sans objet{NBSP}» est une réponse.
          </small>
        )}
      </td>
      <td>
        {origin.url ? <a href={origin.url}>{origin.label}</a> : origin.label}
        <br />
        <small>Poids {weight} sur 5.</small>
      </td>
    </tr>
  );
}
