import type { MemberRole, MembersQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { RadioGroup, TextArea, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP } from '../layout/words.js';

export type Shared = NonNullable<MembersQuery['resource']>;
type Member = Shared['members'][number];

const ROLES: Record<MemberRole, string> = {
  AUTHOR: 'responsable de la ressource',
  CO_AUTHOR: 'écrit et publie',
  CONTRIBUTOR: 'est citée ou cité',
  READER: 'lit les brouillons',
};

/** Where a credit stands among the others: the name of its field. */
export const rankField = (personId: string): string => `rang-${personId}`;

/** Who signs a resource: members, invitations that wait, the order of names. */
export function membersView(resource: Shared, form: FormState, done?: string): View {
  const { slug, viewerCan } = resource;
  const title = resource.version?.title ?? resource.draft?.title ?? '';
  return {
    title: 'Les auteurs',
    section: 'publish',
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack">
          <DoneNotice done={done} />
          <ErrorsSummary problems={form.problems} />
          <h1 className="display">Qui signe cette ressource</h1>
          <p className="lead">
            {title ? `«${NBSP}${title}${NBSP}»` : 'Brouillon sans titre'}.{' '}
            <a href={`/r/${slug}`}>Voir sa page</a>
          </p>
        </div>
        <Members resource={resource} />
        {viewerCan.invite && <Invitations resource={resource} />}
        {viewerCan.invite && <Invite slug={slug} form={form} />}
        {viewerCan.invite && resource.nextCredits.length > 1 && <Order resource={resource} />}
      </main>
    ),
  };
}

function Members({ resource: { slug, members, viewerCan } }: { resource: Shared }) {
  return (
    <section className="row stack" aria-labelledby="membres">
      <h2 id="membres">Les membres</h2>
      <ul className="entries" role="list">
        {members.map((member) => (
          <li key={member.person.slug} className="entry">
            <p>
              <a href={`/u/${member.person.slug}`}>{member.person.name}</a>
              {member.isViewer && ', vous'}
              <small className="hint">
                {' '}
                {ROLES[member.role]}, depuis le {dayOf(member.since)}
              </small>
            </p>
            {viewerCan.invite && !member.isViewer && member.role !== 'AUTHOR' && (
              <HandOver slug={slug} member={member} />
            )}
          </li>
        ))}
      </ul>
      {viewerCan.leave && (
        <form className="stack-s" method="post" action={`/mes/ressources/${slug}/auteurs/quitter`}>
          <p className="hint">Quitter ne retire votre nom d’aucune version publiée.</p>
          <button className="btn btn-danger">Quitter cette ressource</button>
        </form>
      )}
    </section>
  );
}

const HandOver = ({ slug, member: { person } }: { slug: string; member: Member }) => (
  <form method="post" action={`/mes/ressources/${slug}/auteurs/confier`}>
    <input type="hidden" name="person" value={person.slug} />
    <button className="quiet" aria-label={`Lui confier la ressource, à ${person.name}`}>
      Lui confier la ressource
    </button>
  </form>
);

function Invitations({ resource: { slug, invitations } }: { resource: Shared }) {
  if (invitations.length === 0) return null;
  return (
    <section className="row stack" aria-labelledby="invitations">
      <h2 id="invitations">Les invitations qui attendent</h2>
      <ul className="entries" role="list">
        {invitations.map(({ id, sentTo, role, createdAt }) => (
          <li key={id} className="entry">
            <form
              className="cluster"
              method="post"
              action={`/mes/ressources/${slug}/auteurs/invitations/${id}`}
            >
              <span>
                {sentTo}, {OFFERS[role]}, le {dayOf(createdAt)}
              </span>
              <button className="quiet" aria-label={`Annuler l’invitation de ${sentTo ?? ''}`}>
                Annuler
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

const OFFERS: Record<MemberRole, string> = {
  AUTHOR: 'pour prendre la ressource en charge',
  CO_AUTHOR: 'pour écrire avec vous',
  CONTRIBUTOR: 'pour être cité·e',
  READER: 'pour lire',
};

function Invite({ slug, form }: { slug: string; form: FormState }) {
  return (
    <section className="row" aria-labelledby="inviter">
      <form className="stack form" method="post" action={`/mes/ressources/${slug}/auteurs`} noValidate>
        <h2 id="inviter">Inviter quelqu’un</h2>
        <TextField
          form={form}
          name="person"
          label="Son courriel, ou l’adresse de sa page sur Essaim"
          hint="Si ce courriel a un compte, la personne est prévenue. Par discrétion, nous ne disons pas s’il en a un."
          maxLength={300}
        />
        <RadioGroup
          form={form}
          name="role"
          label="Pour quoi faire ?"
          choices={[
            { value: 'CO_AUTHOR', label: 'Écrire avec vous', note: 'Modifier, publier, signer.' },
            { value: 'CONTRIBUTOR', label: 'Être cité·e', note: 'Son nom à côté du vôtre, sans modifier.' },
          ]}
        />
        <TextArea form={form} name="message" label="Un mot pour elle ou lui (facultatif)" className="short" />
        <p>
          <button className="btn btn-main">Envoyer l’invitation</button>
        </p>
      </form>
    </section>
  );
}

function Order({ resource: { slug, nextCredits } }: { resource: Shared }) {
  const named = nextCredits.filter(({ withdrawn, person }) => !withdrawn && person);
  const form: FormState = {
    values: Object.fromEntries(named.map(({ person }, at) => [rankField(person?.id ?? ''), String(at + 1)])),
    problems: [],
  };
  return (
    <section className="row" aria-labelledby="ordre">
      <form className="stack form" method="post" action={`/mes/ressources/${slug}/auteurs/ordre`} noValidate>
        <h2 id="ordre">L’ordre des noms</h2>
        <p className="hint">Le plus petit nombre d’abord. Il vaut à partir de la prochaine version.</p>
        {named.map(({ name, person }) => (
          <TextField
            key={person?.id}
            form={form}
            name={rankField(person?.id ?? '')}
            label={name}
            inputMode="numeric"
            maxLength={3}
            className="short"
          />
        ))}
        <p>
          <button className="btn">Garder cet ordre</button>
        </p>
      </form>
    </section>
  );
}
