import type { InvitationQuery, MemberRole } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import type { Problem } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP } from '../layout/words.js';

type Invitation = NonNullable<InvitationQuery['invitation']>;

const ASKS: Record<MemberRole, string> = {
  AUTHOR:
    'Vous deviendriez responsable de la ressource : inviter, confier, retirer. L’auteur actuel resterait co-auteur.',
  CO_AUTHOR:
    'Vous pourriez la modifier et publier ses versions. Votre nom paraîtra à partir de la prochaine.',
  CONTRIBUTOR: 'Votre nom paraîtra à partir de la prochaine version. Vous ne modifierez rien.',
  READER: '',
};

const TITLES: Record<MemberRole, string> = {
  AUTHOR: 'Reprendre une ressource',
  CO_AUTHOR: 'Écrire une ressource à plusieurs',
  CONTRIBUTOR: 'Signer une ressource',
  READER: 'Lire une ressource',
};

const ENDS: Record<Invitation['state'], string> = {
  PENDING: 'Cette invitation attend une réponse.',
  ACCEPTED: 'L’invitation est acceptée.',
  DECLINED: 'L’invitation est refusée. La personne qui l’a envoyée le sait.',
  CANCELLED: 'Cette invitation a été annulée.',
};

export function invitationView(invitation: Invitation, problems: readonly Problem[], done?: string): View {
  const { title, role, message, createdAt, invitedBy, state, resource, viewerCan } = invitation;
  return {
    title: TITLES[role],
    section: 'notifications',
    content: (
      <main id="contenu" className="wrap">
        <div className="stack form">
          <DoneNotice done={done} />
          <ErrorsSummary problems={problems} safe="Rien n’a changé." />
          <h1 className="display">{TITLES[role]}</h1>
          <p className="lead">
            «{NBSP}
            {resource ? <a href={`/r/${resource.slug}`}>{title}</a> : title}
            {NBSP}»
          </p>
          <p>
            <a href={`/u/${invitedBy.slug}`}>{invitedBy.name}</a> a envoyé cette invitation le{' '}
            {dayOf(createdAt)}.
          </p>
          {message && (
            <blockquote className="slip">
              <p>{message}</p>
            </blockquote>
          )}
          {viewerCan.answer ? <Answer id={invitation.id} role={role} /> : <p>{ENDS[state]}</p>}
          {state === 'ACCEPTED' && resource && (
            <p>
              <a href={`/mes/ressources/${resource.slug}/auteurs`}>Voir qui signe cette ressource</a>
            </p>
          )}
        </div>
      </main>
    ),
  };
}

const Answer = ({ id, role }: { id: string; role: MemberRole }) => (
  <form className="stack" method="post" action={`/invitations/${id}`}>
    <p>{ASKS[role]}</p>
    <p className="cluster">
      <button className="btn btn-main" name="reponse" value="oui">
        Accepter
      </button>
      <button className="btn" name="reponse" value="non">
        Refuser
      </button>
    </p>
  </form>
);
