import type { ImpactNumbersFragment, ImpactQuery } from '#contract';
import { accountFrame } from '../account/account-frame.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { listed, plural, typeset } from '../layout/words.js';

type Impact = NonNullable<ImpactQuery['me']>['impact'];
type Line = Impact['resources']['edges'][number]['node'];

export const IMPACT_PER_PAGE = 25;

/** Since the beginning, in words and in a table: nothing is compared with anybody. */
export function impactView({ totals, resources }: Impact, page: number): View {
  return accountFrame({
    path: '/mes/impact',
    title: 'Ce que vos ressources deviennent',
    lead: 'Depuis le début, pour vous seul·e. Rien n’est classé, ni comparé à personne.',
    children:
      resources.totalCount === 0 ? (
        <p className="prose">
          Rien encore : vous n’avez pas publié. <a href="/publier">Publier une ressource</a>
        </p>
      ) : (
        <>
          <p className="prose">{sentence(totals)}</p>
          <Table lines={resources.edges.map(({ node }) => node)} total={resources.totalCount} />
          <Pager
            page={page}
            pageCount={Math.ceil(resources.totalCount / IMPACT_PER_PAGE)}
            href={(to) => `/mes/impact?page=${to}`}
          />
          <p className="soft prose">
            Un usage est déclaré par qui s’est servi de la fiche, depuis l’adresse imprimée. Les collections
            sont celles que tout le monde voit.
          </p>
        </>
      ),
  });
}

const sentence = ({ adaptations, collections, uses, reviews }: ImpactNumbersFragment): string =>
  `${listed([
    plural(adaptations, 'adaptation publiée', 'adaptations publiées'),
    plural(collections, 'collection qui les contient', 'collections qui les contiennent'),
    plural(uses, 'usage déclaré', 'usages déclarés'),
    plural(reviews, 'relecture reçue', 'relectures reçues'),
  ])}.`;

function Table({ lines, total }: { lines: readonly Line[]; total: number }) {
  return (
    <table className="table table-fold">
      <caption>{plural(total, 'ressource', 'ressources')}, la plus récente d’abord</caption>
      <thead>
        <tr>
          <th scope="col">Ressource</th>
          <th scope="col">Adaptations</th>
          <th scope="col">Collections</th>
          <th scope="col">Usages déclarés</th>
          <th scope="col">Relectures</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ resource, counts }, at) => (
          <tr key={resource?.id ?? at}>
            <th scope="row">
              {resource ? (
                <a href={`/mes/impact/${resource.slug}`}>
                  {typeset(resource.version?.title ?? resource.tombstone?.title ?? 'Une ressource masquée')}
                </a>
              ) : (
                'Une ressource masquée'
              )}
            </th>
            <td data-h="Adaptations">{counts.adaptations}</td>
            <td data-h="Collections">{counts.collections}</td>
            <td data-h="Usages déclarés">{counts.uses}</td>
            <td data-h="Relectures">{counts.reviews}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
