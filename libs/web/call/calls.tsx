import type { CallCardFragment, CallsPageQuery } from '#contract';
import { SelectField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import { firstTerms, usualLevels } from '../layout/usual-terms.js';
import type { View } from '../layout/view.js';
import { typeset } from '../layout/words.js';
import { CallCard } from './call-card.js';
import { callPath, callsFeed } from './call-words.js';

export const CALLS_PER_PAGE = 20;

const SUBJECTS_SHOWN = 14;

/** What the list is narrowed to; ids. */
interface CallsAddress {
  readonly level: string | null;
  readonly subject: string | null;
  readonly page: number;
}

/** « Appels à contributions »: those that are open, then those that have closed. */
export function callsView(data: CallsPageQuery, address: CallsAddress, done?: string): View {
  const { calls, me } = data;
  const nodes = calls.edges.map(({ node }) => node);
  const isNarrowed = address.level !== null || address.subject !== null;
  return {
    title: 'Appels à contributions',
    section: 'explore',
    ...(isNarrowed ? {} : { canonical: pagePath({ ...address }) }),
    description: 'Ce qui manque encore, et que des collègues pourraient publier ou adapter.',
    feed: callsFeed,
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <header className="stack">
          <h1 className="display">Appels à contributions</h1>
          <p className="lead prose">
            Ce qui manque encore, dit par qui le cherche. Si vous l’avez sur votre disque, répondez : votre
            nom y reste.
          </p>
          <p className="cluster">
            {(me?.callTerritories.length ?? 0) > 0 && (
              <a className="btn btn-main" href="/appels/nouveau">
                Ouvrir un appel
              </a>
            )}
            <a href="/couverture">Ce qui existe, niveau par niveau</a>
            <a href={callsFeed.path}>Suivre les appels (flux Atom)</a>
          </p>
        </header>
        <Narrow data={data} address={address} />
        <Drafts me={me} />
        <Group id="ouverts" title="Ouverts" calls={nodes.filter(({ state }) => state === 'OPEN')} />
        <Group id="clos" title="Clos" calls={nodes.filter(({ state }) => state === 'CLOSED')} />
        {nodes.length === 0 && (
          <p className="soft prose">
            {isNarrowed
              ? 'Aucun appel pour ces critères.'
              : 'Aucun appel pour le moment. Les prochains seront annoncés ici.'}
          </p>
        )}
        <Pager
          page={address.page}
          pageCount={Math.ceil(calls.totalCount / CALLS_PER_PAGE)}
          href={(page) => pagePath({ ...address, page })}
        />
      </main>
    ),
  };
}

function pagePath({ level, subject, page }: CallsAddress): string {
  const query = new URLSearchParams({
    ...(level === null ? {} : { niveau: level }),
    ...(subject === null ? {} : { discipline: subject }),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return `/appels${query.size > 0 ? `?${query.toString()}` : ''}`;
}

function Narrow({ data, address }: { data: CallsPageQuery; address: CallsAddress }) {
  const form: FormState = {
    values: { niveau: address.level ?? '', discipline: address.subject ?? '' },
    problems: [],
  };
  const offered = (terms: CallsPageQuery['levels'], usual: readonly string[], chosen: string | null) =>
    terms
      .filter(({ id }) => usual.includes(id) || id === chosen)
      .map(({ id, label }) => ({ value: id, label }));
  return (
    <form className="cluster" method="get" action="/appels">
      <SelectField
        form={form}
        name="niveau"
        label="Niveau"
        choices={[
          { value: '', label: 'Tous' },
          ...offered(data.levels, usualLevels(data.levels), address.level),
        ]}
      />
      <SelectField
        form={form}
        name="discipline"
        label="Discipline"
        choices={[
          { value: '', label: 'Toutes' },
          ...offered(data.subjects, firstTerms(data.subjects, SUBJECTS_SHOWN), address.subject),
        ]}
      />
      <button className="btn">Montrer</button>
    </form>
  );
}

/** For whoever may open them. */
function Drafts({ me }: Pick<CallsPageQuery, 'me'>) {
  if (!me || me.callDrafts.edges.length === 0) return null;
  return (
    <section className="stack row" aria-labelledby="en-preparation">
      <h2 id="en-preparation">En préparation</h2>
      <ul>
        {me.callDrafts.edges.map(({ node: { id, slug, title } }) => (
          <li key={id}>
            <a href={callPath(slug)}>{typeset(title)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Group({ id, title, calls }: { id: string; title: string; calls: readonly CallCardFragment[] }) {
  if (calls.length === 0) return null;
  return (
    <section className="stack row" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="entries" role="list">
        {calls.map((call) => (
          <CallCard key={call.id} call={call} />
        ))}
      </ul>
    </section>
  );
}
