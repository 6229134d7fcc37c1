import type { UseCellsQuery } from '#contract';
import { textPage } from '../texts/text-page.js';
import type { View } from '../layout/view.js';
import { dayOf, plural } from '../layout/words.js';
import { USE_COLUMNS } from './use-data-package.js';

/** What the open data hold, and how they were made safe. */
export const useDataView = ({ before, totalCount }: UseCellsQuery['useCells']): View =>
  textPage({
    path: '/donnees/usages',
    title: 'Usages déclarés, en données ouvertes',
    lead: 'Combien de fois, où, à quel niveau et dans quelle discipline. Jamais qui.',
    children: (
      <>
        <p>
          {totalCount === 0
            ? 'Il n’y a pas encore assez d’usages déclarés pour en dire quelque chose.'
            : `${plural(totalCount, 'ligne', 'lignes')}, pour les usages déclarés avant le ${dayOf(before)}.`}
        </p>
        <p className="cluster">
          <a className="btn" href="/donnees/usages.csv">
            La table <small>CSV, UTF-8, points-virgules</small>
          </a>
          <a className="btn" href="/donnees/usages.json">
            Sa description <small>Data Package, Table Schema</small>
          </a>
        </p>
        <h2>Les colonnes</h2>
        <dl className="facts">
          {USE_COLUMNS.map(({ name, description }) => (
            <>
              <dt key={name}>{name}</dt>
              <dd>{description}</dd>
            </>
          ))}
        </dl>
        <h2>Ce qui n’y est pas</h2>
        <p>
          Un usage est déclaré sans compte, par qui veut. Nous n’en gardons que les réponses et le jour. Moins
          de cinq usages ne sont jamais dits : ils sont comptés avec leurs voisins, ou pas du tout, et chaque
          nombre est arrondi au multiple de 5 inférieur. Tout ce que montrent nos pages par territoire est une
          somme de ces lignes : aucune soustraction ne fait apparaître un nombre plus petit.
        </p>
        <p>
          Ces données sont sous Licence Ouverte 2.0. Elles ne servent à classer aucune ressource.{' '}
          <a href="/donnees">Ce que nous gardons d’autre</a>
        </p>
      </>
    ),
  });
