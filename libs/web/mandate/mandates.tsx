import type { MandatesQuery } from '#contract';
import { accountFrame } from '../account/account-frame.js';
import { RadioGroup, TextArea } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { dayOf } from '../layout/words.js';
import { isOpen, nameOf, termOf } from './mandate-words.js';
import { type FoundPlaces, TerritoryChoice, TerritorySearch } from './territory-choice.js';

type Me = NonNullable<MandatesQuery['me']>;
type Held = Me['mandates'][number];
type Asked = Me['mandateRequests'][number];

export const askedRoles = ['REFERENT', 'CURATOR'] as const;

interface Shown {
  readonly me: Me;
  readonly places: FoundPlaces;
  readonly form: FormState;
  readonly done?: string;
}

/** What I may do, where and until when; what I asked for; and asking. */
export function mandatesView({ me, places, form, done }: Shown): View {
  const past = me.mandates.filter((mandate) => !isOpen(mandate));
  return accountFrame({
    path: '/mandats',
    title: 'Mes mandats',
    lead: 'Un mandat est un rôle, dans un territoire, pour un temps. Il finit de lui-même.',
    problems: form.problems,
    done,
    children: (
      <>
        {me.viewerCan.grantMandates && <Deciding />}
        {me.secondFactor.demanded && !me.secondFactor.since && <SecondFactorMissing />}
        <Open mandates={me.mandates.filter(isOpen)} />
        {me.mandates.some(({ state }) => state === 'LIVE') && (
          <p className="cluster links">
            <a href="/indicateurs">Les indicateurs de vos territoires</a>
          </p>
        )}
        {me.mandateRequests.length > 0 && <Requests requests={me.mandateRequests} />}
        <Asking places={places} form={form} />
        {past.length > 0 && <Past mandates={past} />}
      </>
    ),
  });
}

function Deciding() {
  return (
    <p className="cluster links">
      <a href="/mandats/demandes">Demandes à décider</a>
      <a href="/mandats/donner">Donner un mandat</a>
    </p>
  );
}

function SecondFactorMissing() {
  return (
    <p className="notice">
      Votre mandat n’ouvre rien tant que vous n’avez pas de second facteur.{' '}
      <a href="/compte/second-facteur">L’installer</a>
    </p>
  );
}

function Open({ mandates }: { mandates: readonly Held[] }) {
  return (
    <section className="stack row" aria-labelledby="en-cours">
      <h2 id="en-cours">En cours et à venir</h2>
      {mandates.length === 0 ? (
        <p className="soft prose">
          Aucun pour le moment. Publier, adapter, proposer et relire n’en demandent pas.
        </p>
      ) : (
        <ul className="entries" role="list">
          {mandates.map((mandate) => (
            <li key={mandate.id} className="entry stack-s prose">
              <h3 className="title">{nameOf(mandate.role, mandate.territory)}</h3>
              <p>{termOf(mandate)}</p>
              <ul className="stack-s">
                {mandate.rights.map((right) => (
                  <li key={right}>{right}</li>
                ))}
              </ul>
              {mandate.grantedBy && <p className="hint">Donné par {mandate.grantedBy.name}.</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Requests({ requests }: { requests: readonly Asked[] }) {
  return (
    <section className="stack row" aria-labelledby="demandes">
      <h2 id="demandes">Mes demandes</h2>
      <ul className="entries" role="list">
        {requests.map((request) => (
          <li key={request.id} className="entry stack-s prose">
            <h3 className="title">{nameOf(request.role, request.territory)}</h3>
            <p>{answerOf(request)}</p>
            {request.answer && <p>«&nbsp;{request.answer}&nbsp;»</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function answerOf({ state, askedAt, answeredAt, answeredBy }: Asked): string {
  if (state === 'ASKED') return `Demandé le ${dayOf(askedAt)}. La réponse arrivera dans vos notifications.`;
  const by = answeredBy ? `, par ${answeredBy.name}` : '';
  return `${state === 'GRANTED' ? 'Accepté' : 'Refusé'} le ${dayOf(answeredAt ?? askedAt)}${by}.`;
}

function Asking({ places, form }: { places: FoundPlaces; form: FormState }) {
  const isFound = (places.found?.edges.length ?? 0) > 0;
  return (
    <section className="stack row" aria-labelledby="demander">
      <h2 id="demander">Demander à devenir référent ou conseiller</h2>
      <p className="prose">
        Cherchez d’abord votre territoire. Votre demande va à la personne la plus proche qui peut le confier.
      </p>
      <TerritorySearch path="/mandats#demander" places={places} />
      {isFound && (
        <form className="stack form" method="post" action="/mandats" noValidate>
          <TerritoryChoice form={form} places={places} />
          <RadioGroup
            form={form}
            name="role"
            label="Rôle"
            choices={[
              {
                value: 'REFERENT',
                label: 'Référence numérique',
                note: 'ouvrir et mener des campagnes de relecture',
              },
              {
                value: 'CURATOR',
                label: 'Conseil pédagogique',
                note: 'rassembler et annoter des ressources',
              },
            ]}
          />
          <TextArea
            form={form}
            name="words"
            label="Quelques mots"
            hint="Votre fonction, ce que vous feriez. C’est ce que lit la personne qui décide."
            className="short"
          />
          <button className="btn btn-main">Envoyer la demande</button>
        </form>
      )}
    </section>
  );
}

function Past({ mandates }: { mandates: readonly Held[] }) {
  return (
    <section className="stack row" aria-labelledby="passes">
      <h2 id="passes">Terminés</h2>
      <ul className="stack-s">
        {mandates.map((mandate) => (
          <li key={mandate.id}>
            {nameOf(mandate.role, mandate.territory)}. <small>{termOf(mandate)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
