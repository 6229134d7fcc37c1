import type { MandateGrantsQuery, MandateRole } from '#contract';
import { accountFrame } from '../account/account-frame.js';
import { ROLE_LABELS } from '../account/role-labels.js';
import { RadioGroup, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { plural } from '../layout/words.js';
import { nameOf, termOf } from './mandate-words.js';
import { type FoundPlaces, TerritoryChoice, TerritorySearch } from './territory-choice.js';

type Grants = MandateGrantsQuery['mandates'];
type Grant = Grants['edges'][number]['node'];

interface Shown {
  readonly grants: Grants;
  readonly roles: readonly MandateRole[];
  readonly places: FoundPlaces;
  readonly form: FormState;
  readonly done?: string;
}

/** Giving a mandate, and the ones that run within my reach. */
export function grantsView({ grants, roles, places, form, done }: Shown): View {
  const isFound = (places.found?.edges.length ?? 0) > 0;
  return accountFrame({
    path: '/mandats/donner',
    title: 'Donner un mandat',
    lead: 'Cherchez d’abord le territoire, puis dites à qui, pour quel rôle et jusqu’à quand.',
    problems: form.problems,
    done,
    children: (
      <>
        <p className="cluster links">
          <a href="/mandats">Mes mandats</a>
          <a href="/mandats/demandes">Demandes à décider</a>
        </p>
        <TerritorySearch path="/mandats/donner" places={places} />
        {isFound && <GrantForm roles={roles} places={places} form={form} />}
        <Running grants={grants} />
      </>
    ),
  });
}

/** A referent gives what referents may; the others are the administrators'. */
export const givenRoles = (mine: readonly MandateRole[]): readonly MandateRole[] =>
  mine.includes('ADMINISTRATOR')
    ? ['REFERENT', 'CURATOR', 'MODERATOR', 'ADMINISTRATOR']
    : ['REFERENT', 'CURATOR'];

function GrantForm({ roles, places, form }: Pick<Shown, 'roles' | 'places' | 'form'>) {
  return (
    <form className="stack form" method="post" action="/mandats/donner" noValidate>
      <TerritoryChoice form={form} places={places} />
      <TextField
        form={form}
        name="person"
        label="À qui"
        hint="L’adresse de sa page publique, ou la fin de cette adresse."
        maxLength={300}
      />
      <RadioGroup
        form={form}
        name="role"
        label="Rôle"
        choices={givenRoles(roles).map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
      />
      <div className="side-by-side">
        <TextField
          form={form}
          name="startsAt"
          type="date"
          label="À partir du"
          hint="Sans date : dès maintenant."
        />
        <TextField
          form={form}
          name="endsAt"
          type="date"
          label="Jusqu’au"
          hint="Trois ans au plus, jamais au-delà de votre propre mandat."
        />
      </div>
      <button className="btn btn-main">Donner ce mandat</button>
    </form>
  );
}

function Running({ grants: { totalCount, edges, pageInfo } }: { grants: Grants }) {
  return (
    <section className="stack row" aria-labelledby="en-cours">
      <h2 id="en-cours">{plural(totalCount, 'mandat en cours', 'mandats en cours ou à venir')}</h2>
      {edges.length > 0 && (
        <ul className="entries" role="list">
          {edges.map(({ node }) => (
            <li key={node.id} className="entry stack-s prose">
              <Line grant={node} />
            </li>
          ))}
        </ul>
      )}
      {pageInfo.hasNextPage && (
        <p>
          <a href={`/mandats/donner?apres=${encodeURIComponent(pageInfo.endCursor ?? '')}#en-cours`}>
            Suivants
          </a>
        </p>
      )}
    </section>
  );
}

function Line({ grant }: { grant: Grant }) {
  const name = nameOf(grant.role, grant.territory);
  return (
    <>
      <h3 className="title">
        {grant.person ? <a href={`/u/${grant.person.slug}`}>{grant.person.name}</a> : 'Un compte'}
      </h3>
      <p>
        {name}. <small>{termOf(grant)}</small>
      </p>
      {grant.viewerCan.revoke && (
        <form method="post" action={`/mandats/${grant.id}/terminer`}>
          <button
            className="quiet"
            aria-label={`Terminer ce mandat : ${grant.person?.name ?? 'un compte'}, ${name}`}
          >
            Terminer ce mandat
          </button>
        </form>
      )}
    </>
  );
}
