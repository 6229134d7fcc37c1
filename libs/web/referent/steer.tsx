import type { CampaignSteeringQuery } from '#contract';
import { MODE_WORDS, stateWords } from '../campaign/campaign-words.js';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { NBSP, plural, typeset } from '../layout/words.js';
import { AgreementTable } from './agreement.js';

type Campaign = NonNullable<CampaignSteeringQuery['campaign']>;

interface SteerProps {
  campaign: Campaign;
  form: FormState;
  /** The caller's own page: whoever takes over names herself. */
  mine: string;
}

/** A campaign for who runs it: where it stands, and what can be done now with what it brings about. */
export function steerView(props: SteerProps, done?: string): View {
  const { campaign, form } = props;
  const { slug, title, referent, territory, viewerCan } = campaign;
  return {
    title: `Conduire «${NBSP}${title}${NBSP}»`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary
          problems={form.problems}
          safe="Rien n’a changé."
          hrefOf={(field) => hrefOf(slug, field)}
        />
        <header className="stack">
          <p>
            <a className="back" href="/referent">
              Votre bureau
            </a>
          </p>
          <h1 className="display">{typeset(title)}</h1>
          <p className="lead">{stateWords(campaign)}</p>
          <p className="soft">
            {territory.label}. {MODE_WORDS[campaign.mode].label}.{' '}
            {referent ? (
              <>
                Conduite par <a href={`/u/${referent.slug}`}>{referent.name}</a>.
              </>
            ) : (
              <strong>Sans référent : tous ceux dont le mandat couvre ce territoire la conduisent.</strong>
            )}
          </p>
          <Links campaign={campaign} />
        </header>
        {campaign.state !== 'DRAFT' && <Numbers campaign={campaign} />}
        {campaign.state !== 'DRAFT' && <AgreementTable criteria={campaign.agreement ?? []} />}
        <section className="stack-l row" aria-labelledby="suite">
          <h2 id="suite">{anything(viewerCan) ? 'Ce que vous pouvez faire' : 'Plus rien à faire'}</h2>
          {!anything(viewerCan) && <p className="soft">Elle est archivée. Ce qu’elle a décidé reste.</p>}
          <Steps {...props} />
        </section>
      </main>
    ),
  };
}

const anything = ({ manage: _, ...verbs }: Campaign['viewerCan']): boolean =>
  Object.values(verbs).some((may) => may === true);

/** What misses in a draft is on its form; the rest is here. */
const hrefOf = (slug: string, field: string): string =>
  ['person', 'closesOn'].includes(field) ? `#${field}` : `/referent/campagnes/${slug}/modifier#${field}`;

function Links({ campaign: { slug, state, viewerCan } }: { campaign: Campaign }) {
  return (
    <p className="cluster">
      {viewerCan.update && (
        <a className="btn" href={`/referent/campagnes/${slug}/modifier`}>
          Modifier
        </a>
      )}
      <a href={`/campagnes/${slug}`}>{state === 'DRAFT' ? 'La voir comme elle sera' : 'Sa page publique'}</a>
      {state !== 'DRAFT' && <a href={`/referent/campagnes/${slug}/campagne.ics`}>Ses dates (iCal)</a>}
      <a href={`/campagnes/${slug}/etalonnage`}>L’étalonnage</a>
      <a href={`/referent/campagnes/${slug}/journal`}>Son journal</a>
    </p>
  );
}

/** What they wait for, most urgent first; numbers that are zero say nothing. */
const NUMBERS = [
  ['waitingForDecision', 'attend votre décision', 'attendent votre décision'],
  ['overdue', 'a une relecture en retard', 'ont une relecture en retard'],
  ['waitingForReviewer', 'attend encore un relecteur', 'attendent encore un relecteur'],
  ['underReview', 'est en relecture, à temps', 'sont en relecture, à temps'],
  ['invited', 'est invitée, sans réponse', 'sont invitées, sans réponse'],
  ['finished', 'est finie', 'sont finies'],
] as const;

function Numbers({ campaign: { slug, work } }: { campaign: Campaign }) {
  if (!work) return null;
  const said = NUMBERS.filter(([name]) => work[name] > 0);
  return (
    <section className="stack row" aria-labelledby="nombres">
      <h2 id="nombres">Ses ressources</h2>
      {said.length === 0 ? (
        <p className="soft">Aucune ressource n’est encore soumise.</p>
      ) : (
        <ul>
          {said.map(([name, one, several]) => (
            <li key={name}>{plural(work[name], one, several)}</li>
          ))}
        </ul>
      )}
      <p>
        <a className="btn" href={`/referent/campagnes/${slug}/demandes`}>
          Voir les ressources une par une
        </a>
      </p>
    </section>
  );
}

/** Each change is one button, under what it brings about. */
function Steps({ campaign, form, mine }: SteerProps) {
  const { slug, viewerCan } = campaign;
  const path = (verb: string): string => `/referent/campagnes/${slug}/${verb}`;
  return (
    <>
      {viewerCan.open && (
        <Step action={path('ouvrir')} button="Ouvrir la campagne" main>
          Tout le monde la verra, et les auteurs soumettront dès son premier jour. Ensuite, seuls son dernier
          jour et qui la conduit peuvent changer ; sa grille ne change plus.
        </Step>
      )}
      {viewerCan.close && (
        <Step action={path('clore')} button="Clore la campagne" main>
          Quand chaque ressource a sa décision. Ce qui est décidé reste ; plus rien ne s’y ajoute.
        </Step>
      )}
      {viewerCan.extend && (
        <form className="stack-s form" method="post" action={path('prolonger')} noValidate>
          <TextField
            form={form}
            name="closesOn"
            type="date"
            label="Nouveau dernier jour"
            hint={
              campaign.state === 'CLOSING'
                ? 'La campagne recevra de nouveau des ressources.'
                : 'Plus tard que celui d’aujourd’hui.'
            }
          />
          <p>
            <button className="btn">Prolonger</button>
          </p>
        </form>
      )}
      {viewerCan.beginClosing && (
        <Step action={path('terminer')} button="Ne plus recevoir de ressources">
          Les relectures commencées continuent. Cela se fera de soi-même après le dernier jour ; vous pourrez
          encore prolonger.
        </Step>
      )}
      {viewerCan.archive && (
        <Step action={path('archiver')} button="Archiver">
          Elle reste lisible de tous, à la même adresse. Plus rien n’y change.
        </Step>
      )}
      {viewerCan.handOver && <HandOver action={path('confier')} {...{ campaign, form, mine }} />}
      {viewerCan.delete && (
        <details className="folds">
          <summary>Supprimer ce brouillon</summary>
          <Step action={path('supprimer')} button="Supprimer pour de bon">
            Personne d’autre que vous et vos collègues ne l’a vu. Il n’en restera rien.
          </Step>
        </details>
      )}
    </>
  );
}

interface StepProps {
  action: string;
  button: string;
  main?: boolean;
  children: string;
}

function Step({ action, button, main, children }: StepProps) {
  return (
    <form className="stack-s prose" method="post" action={action}>
      <p>{children}</p>
      <p>
        <button className={main ? 'btn btn-main' : 'btn'}>{button}</button>
      </p>
    </form>
  );
}

function HandOver({ action, campaign, form, mine }: SteerProps & { action: string }) {
  const isMine = campaign.referent?.slug === mine;
  return (
    <div className="stack-s">
      {!isMine && (
        <form className="stack-s prose" method="post" action={action}>
          <input type="hidden" name="person" value={mine} />
          <p>Vous la conduisez déjà ; en la prenant, c’est vous qui serez prévenu de ce qui s’y passe.</p>
          <p>
            <button className="btn">La prendre</button>
          </p>
        </form>
      )}
      <details className="folds" open={form.problems.some(({ field }) => field === 'person')}>
        <summary>Confier la campagne à quelqu’un</summary>
        <form className="stack-s form" method="post" action={action} noValidate>
          <TextField
            form={form}
            name="person"
            label="L’adresse de sa page"
            hint="Par exemple /u/son-nom. Son mandat doit couvrir le territoire. La personne est prévenue ; vous gardez vos droits."
          />
          <p>
            <button className="btn">Confier</button>
          </p>
        </form>
      </details>
    </div>
  );
}
