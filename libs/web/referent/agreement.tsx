import type { ComponentChildren } from 'preact';
import type { CampaignSteeringQuery } from '#contract';
import { NBSP, plural, typeset } from '../layout/words.js';

type Criterion = NonNullable<NonNullable<CampaignSteeringQuery['campaign']>['agreement']>[number];

const STATES: Record<Criterion['state'], string> = {
  UNKNOWN: 'pas encore connu',
  LOW: 'faible',
  SUFFICIENT: 'suffisant',
};

/** How far reviewers read each criterion alike: where they do not, it is the question that is unclear, not a person. */
export function AgreementTable({ criteria }: { criteria: readonly Criterion[] }) {
  const low = criteria.filter(({ state }) => state === 'LOW');
  const isKnown = criteria.some(({ state }) => state !== 'UNKNOWN');
  return (
    <section className="stack row" aria-labelledby="accord">
      <h2 id="accord">Les relecteurs lisent-ils la grille de la même façon{NBSP}?</h2>
      <p className={low.length > 0 ? 'notice' : 'soft'}>{said(low.length, isKnown)}</p>
      {isKnown && (
        <details className="folds" open={low.length > 0}>
          <summary>L’accord, critère par critère</summary>
          <AlphaTable criteria={criteria}>
            On ne le connaît pas tant que moins de cinq ressources sont lues deux fois, ou que toutes les
            réponses sont les mêmes. Vos propres lectures en cours n’y sont pas.
          </AlphaTable>
        </details>
      )}
    </section>
  );
}

function said(low: number, isKnown: boolean): string {
  if (!isKnown)
    return `Pas encore assez de ressources relues deux fois. Il en faut quelques-unes, et des avis qui varient, pour le dire.`;
  if (low === 0) return 'Oui, là où l’on peut déjà le dire.';
  return `Pas sur ${plural(low, 'critère', 'critères')}. Relisez la question et ses niveaux avec les relecteurs, sur une ressource prise en exemple${NBSP}; elle pourra être précisée dans une nouvelle version de la grille.`;
}

interface AlphaProps {
  criteria: readonly Criterion[];
  /** What is read: one, several. */
  unit?: readonly [string, string];
  /** When it is known, and what is left out. */
  children: ComponentChildren;
}

/** Criterion by criterion: how far people agree, in words, with the number where it says something. */
export function AlphaTable({ criteria, unit = ['ressource', 'ressources'], children }: AlphaProps) {
  return (
    <table className="table table-fold">
      <caption>
        Alpha de Krippendorff{NBSP}: 1 quand tous répondent de même, 0 quand le hasard ferait aussi bien. Sous
        0,40, l’accord est faible. {children}
      </caption>
      <thead>
        <tr>
          <th scope="col">Critère</th>
          <th scope="col">Accord</th>
          <th scope="col">Sur</th>
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ key, question, alpha, units, state }) => (
          <tr key={key}>
            <th scope="row">{typeset(question)}</th>
            <td>
              {state === 'LOW' ? <strong>{STATES[state]}</strong> : STATES[state]}
              {state !== 'UNKNOWN' && alpha !== null && ` (${figure(alpha)})`}
            </td>
            <td>{plural(units, ...unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const figure = (alpha: number): string =>
  alpha.toLocaleString('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).replace('-', '−');
