import type { IndicatorsQuery } from '#contract';
import { SelectField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP } from '../layout/words.js';

type Indicators = NonNullable<NonNullable<IndicatorsQuery['me']>['indicators']>;

/** As text and in a table; what is too small is said to be so. */
export function indicatorsView({ before, stages, subjects, places }: Indicators, form: FormState): View {
  return {
    title: 'Indicateurs de vos territoires',
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack">
          <h1 className="display">Vos territoires</h1>
          <p className="lead">
            Ce qui y a été publié, utilisé et relu avant le {dayOf(before)}, sans que personne y soit
            reconnaissable.
          </p>
        </div>
        <form className="side-by-side form" method="get" action="/indicateurs">
          <SelectField
            form={form}
            name="niveau"
            label="Niveau"
            choices={withAll('Tous les niveaux', stages)}
          />
          <SelectField
            form={form}
            name="discipline"
            label="Discipline"
            choices={withAll('Toutes les disciplines', subjects)}
          />
          <p>
            <button className="btn">Compter</button>
          </p>
        </form>
        <Table places={places} />
        <div className="prose stack-s">
          <p>
            Chaque nombre est arrondi au multiple de 5 inférieur. Les groupes de moins de 5 ne sont comptés
            qu’ensemble, ou pas du tout : la somme des parties est donc plus petite que le tout, et une
            différence n’apprend rien sur une personne.
          </p>
          <p>
            Les ressources sont comptées là où enseigne leur première autrice ou leur premier auteur, les
            relectures là où enseigne qui a relu, les usages là où ils ont été déclarés. Un mandat plus petit
            qu’un département montre celui du département.
          </p>
          <p>
            <a href="/donnees/usages">Les usages déclarés en données ouvertes</a>
          </p>
        </div>
      </main>
    ),
  };
}

const withAll = (all: string, groups: readonly { id: string; label: string }[]) => [
  { value: '', label: all },
  ...groups.map(({ id, label }) => ({ value: id, label })),
];

/** A hidden number keeps its place, in words. */
const shown = (count: number | null | undefined): string =>
  count == null ? 'trop peu' : `au moins${NBSP}${count}`;

function Table({ places }: { places: Indicators['places'] }) {
  return (
    <table className="table table-fold">
      <caption className="vh">Par territoire</caption>
      <thead>
        <tr>
          <th scope="col">Territoire</th>
          <th scope="col">Ressources publiées</th>
          <th scope="col">Usages déclarés</th>
          <th scope="col">Relectures faites</th>
        </tr>
      </thead>
      <tbody>
        {places.map(({ territory, resources, uses, reviews }) => (
          <tr key={territory.id}>
            <th scope="row">{territory.label}</th>
            <td data-h="Ressources publiées">{shown(resources)}</td>
            <td data-h="Usages déclarés">{shown(uses)}</td>
            <td data-h="Relectures faites">{shown(reviews)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
