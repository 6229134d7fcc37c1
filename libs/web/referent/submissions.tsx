import type { SubmissionsTableQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { TextArea, TextField } from '../layout/fields.js';
import { type FormState, listOf } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { NBSP, plural, typeset } from '../layout/words.js';
import type { SubmissionLine } from './submissions-csv.js';
import { assignmentWords, isLive, standingLabel, STANDINGS } from './submission-words.js';
import { Together } from './together.js';

type Found = NonNullable<SubmissionsTableQuery['campaign']>;
type Campaign = Found & { submissions: NonNullable<Found['submissions']> };

export const LINES_PER_PAGE = 50;

interface TableProps {
  campaign: Campaign;
  form: FormState;
  page: number;
  /** As the address has it. */
  filter: string;
  /** Every row of the page, as the link above the table asks. */
  all: boolean;
}

/** The address of the table with this filter, at this page. */
export const tableAddress = (slug: string, filter: string, page: number): string => {
  const query = new URLSearchParams({
    ...(filter && { etat: filter }),
    ...(page > 1 && { page: `${page}` }),
  }).toString();
  return `/referent/campagnes/${slug}/demandes${query && `?${query}`}`;
};

export function submissionsView({ campaign, form, page, filter, all }: TableProps, done?: string): View {
  const { slug, title, submissions } = campaign;
  const path = `/referent/campagnes/${slug}/demandes`;
  const chosen = filter ? `etat=${encodeURIComponent(filter)}&` : '';
  return {
    title: `Ressources de « ${title} »`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} />
        <div className="stack">
          <p>
            <a className="back" href={`/referent/campagnes/${slug}`}>
              {typeset(title)}
            </a>
          </p>
          <h1 className="display">Les ressources</h1>
          <Filters path={path} filter={filter} />
        </div>
        {submissions.edges.length === 0 ? (
          <p className="prose">Rien ici pour le moment.</p>
        ) : (
          <form className="stack" method="post" action={`${path}/ensemble`} noValidate>
            <input type="hidden" name="etat" value={filter} />
            <input type="hidden" name="page" value={page} />
            <ChooseAll here={tableAddress(slug, filter, page)} all={all} />
            <Lines
              lines={submissions.edges.map(({ node }) => node)}
              total={submissions.totalCount}
              isChosen={(id) => all || listOf(form.values, 'ids').includes(id)}
            />
            <Together form={form} />
          </form>
        )}
        <Pager
          page={page}
          pageCount={Math.ceil(submissions.totalCount / LINES_PER_PAGE)}
          href={(to) => `${path}?${chosen}page=${to}`}
        />
        <p className="cluster">
          <a className="btn btn-main" href={`/referent/campagnes/${slug}/attribuer`}>
            Attribuer tout ce qui attend
          </a>
          <a href={`${path}/demandes.csv?${chosen}`}>Le tableau (CSV)</a>
        </p>
        <Invite path={path} form={form} />
        <AddReviewer path={path} form={form} />
      </main>
    ),
  };
}

function Filters({ path, filter }: { path: string; filter: string }) {
  const all = [{ path: '', label: 'Toutes' }, ...STANDINGS];
  return (
    <nav className="cluster" aria-label="Filtrer">
      {all.map(({ path: name, label }) => (
        <a
          key={name}
          href={name ? `${path}?etat=${name}` : path}
          aria-current={name === filter ? 'page' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

function ChooseAll({ here, all }: { here: string; all: boolean }) {
  return (
    <p>
      <a href={all ? here : `${here}${here.includes('?') ? '&' : '?'}choix=tout#ids`}>
        {all ? 'Ne rien cocher' : 'Cocher toute cette page'}
      </a>
    </p>
  );
}

interface LinesProps {
  lines: readonly SubmissionLine[];
  total: number;
  isChosen: (id: string) => boolean;
}

function Lines({ lines, total, isChosen }: LinesProps) {
  return (
    <table className="table table-fold" id="ids">
      <caption>{plural(total, 'ressource', 'ressources')}, ce qui vous attend d’abord</caption>
      <thead>
        <tr>
          <th scope="col">Ressource</th>
          <th scope="col">Où elle en est</th>
          <th scope="col">Qui la relit</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, title, standing, rounds }) => (
          <tr key={id}>
            <th scope="row">
              <input
                type="checkbox"
                name="ids"
                value={id}
                checked={isChosen(id)}
                aria-label={`Choisir${NBSP}: ${title}`}
              />{' '}
              <a href={`/referent/demandes/${id}`}>{typeset(title)}</a>
            </th>
            <td>{standingLabel(standing)}</td>
            <td>
              {(rounds[0]?.assignments ?? [])
                .filter(isLive)
                .map((each) => `${each.reviewer.name} (${assignmentWords(each)})`)
                .join(', ') || (standing === 'ENDED' ? 'Personne' : 'Personne encore')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Invite({ path, form }: { path: string; form: FormState }) {
  return (
    <details open={'resource' in form.values}>
      <summary>Inviter une ressource</summary>
      <form className="stack form" method="post" action={`${path}/inviter`} noValidate>
        <TextField
          form={form}
          name="resource"
          label="Adresse de la ressource"
          hint="Celle de sa page, ou son code court. Ses auteurs décident."
        />
        <TextArea form={form} name="words" label="Un mot pour ses auteurs (facultatif)" className="short" />
        <p>
          <button className="btn">Inviter</button>
        </p>
      </form>
    </details>
  );
}

function AddReviewer({ path, form }: { path: string; form: FormState }) {
  return (
    <details open={'person' in form.values}>
      <summary>Ajouter quelqu’un qui relira</summary>
      <form className="stack form" method="post" action={`${path}/relecteurs`} noValidate>
        <TextField
          form={form}
          name="person"
          label="Adresse de sa page"
          hint="Une notification lui dira qu’on compte sur son aide ; on peut toujours s’en aller."
        />
        <p>
          <button className="btn">Ajouter</button>
        </p>
      </form>
    </details>
  );
}
