import type { MandateRequestsQuery } from '#contract';
import { accountFrame } from '../account/account-frame.js';
import { TextArea, TextField } from '../layout/fields.js';
import { type FormState, textOf } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { dayOf, plural } from '../layout/words.js';
import { nameOf } from './mandate-words.js';

type Requests = MandateRequestsQuery['mandateRequests'];
type Request = Requests['edges'][number]['node'];

interface Shown {
  readonly requests: Requests;
  /** The refused one, by `demande`. */
  readonly form: FormState;
  /** A year from now, as a date field holds it. */
  readonly usualEnd: string;
  readonly done?: string;
}

/** Requests that I may answer, one form each. */
export function requestsView({ requests, form, usualEnd, done }: Shown): View {
  const { totalCount, edges, pageInfo } = requests;
  return accountFrame({
    path: '/mandats/demandes',
    title: 'Demandes de mandat',
    lead:
      totalCount === 0
        ? 'Aucune demande n’attend de réponse dans votre territoire.'
        : `${plural(totalCount, 'demande attend', 'demandes attendent')} une réponse, la plus ancienne d’abord.`,
    problems: form.problems,
    done,
    children: (
      <>
        <p className="cluster links">
          <a href="/mandats">Mes mandats</a>
          <a href="/mandats/donner">Donner un mandat</a>
        </p>
        <ul className="entries" role="list">
          {edges.map(({ node }) => (
            <li key={node.id} className="entry stack">
              <Entry request={node} form={formOf(form, node, usualEnd)} />
            </li>
          ))}
        </ul>
        {pageInfo.hasNextPage && (
          <p>
            <a href={`/mandats/demandes?apres=${encodeURIComponent(pageInfo.endCursor ?? '')}`}>Suivantes</a>
          </p>
        )}
      </>
    ),
  });
}

/** Several forms of one page: only the refused one keeps its answers and errors. */
const formOf = (form: FormState, { id }: Request, usualEnd: string): FormState =>
  textOf(form.values, 'demande') === id ? form : { values: { endsAt: usualEnd }, problems: [] };

function Entry({ request, form }: { request: Request; form: FormState }) {
  const isRefused = form.problems.length > 0;
  return (
    <>
      <div className="stack-s prose">
        <h2 className="title">{nameOf(request.role, request.territory)}</h2>
        <p>
          {request.person ? <a href={`/u/${request.person.slug}`}>{request.person.name}</a> : 'Un compte'},{' '}
          <small>le {dayOf(request.askedAt)}</small>
        </p>
        <p>{request.words}</p>
      </div>
      <details open={isRefused}>
        <summary>
          Répondre<span className="vh"> à {request.person?.name ?? 'cette demande'}</span>
        </summary>
        <form className="stack form" method="post" action={`/mandats/demandes/${request.id}`} noValidate>
          <OneOf form={form} id={request.id} />
          <p className="cluster">
            <button className="btn btn-main" name="reponse" value="oui">
              Donner ce mandat
            </button>
            <button className="btn" name="reponse" value="non">
              Refuser
            </button>
          </p>
        </form>
      </details>
    </>
  );
}

/** Field ids are unique in the page; the refused form carries the plain ones, so that errors lead there. */
function OneOf({ form, id }: { form: FormState; id: string }) {
  const isRefused = form.problems.length > 0;
  const name = (field: string) => (isRefused ? field : `${field}-${id}`);
  const values = isRefused ? form.values : { [name('endsAt')]: form.values['endsAt'] };
  return (
    <>
      <TextField
        form={{ ...form, values }}
        name={name('endsAt')}
        type="date"
        label="Jusqu’au"
        hint="Pour donner. Trois ans au plus, et jamais au-delà de votre propre mandat."
      />
      <TextArea
        form={{ ...form, values }}
        name={name('words')}
        label="Un mot"
        hint="Pour refuser, dites pourquoi. Pour donner, si vous le souhaitez."
        className="short"
      />
    </>
  );
}
