import type { CampaignFormQuery, NewCampaignPageQuery } from '#contract';
import { MODE_WORDS, runsSome } from '../campaign/campaign-words.js';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { RadioGroup, SelectField, TextArea, TextField } from '../layout/fields.js';
import { type FormBody, type FormState, listOf, numberOf, textOf } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import { TermChecks } from '../layout/term-checks.js';
import { firstTerms, usualLevels } from '../layout/usual-terms.js';
import type { View } from '../layout/view.js';
import { NBSP, typeset } from '../layout/words.js';
import { WithoutMandate } from './desk.js';

type Campaign = NonNullable<CampaignFormQuery['campaign']>;
type Territory = NonNullable<NewCampaignPageQuery['me']>['campaignTerritories'][number];

const MODES = ['OPEN', 'SINGLE_BLIND', 'DOUBLE_BLIND'] as const;
const SUBJECTS_SHOWN = 14;

/** A title and a place: the rest begins as usual, and changes until it opens. */
export function newCampaignView(
  me: { roles: readonly string[]; campaignTerritories: readonly Territory[] },
  form: FormState,
): View {
  return {
    title: 'Préparer une campagne',
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        {runsSome(me.roles) ? <New territories={me.campaignTerritories} form={form} /> : <WithoutMandate />}
      </main>
    ),
  };
}

function New({ territories, form }: { territories: readonly Territory[]; form: FormState }) {
  return (
    <div className="stack-l form">
      <ErrorsSummary problems={form.problems} />
      <div className="stack">
        <p>
          <a className="back" href="/referent">
            Votre bureau
          </a>
        </p>
        <h1 className="display">Préparer une campagne</h1>
        <p className="lead">
          Elle reste un brouillon, que personne d’autre ne voit, jusqu’à ce que vous l’ouvriez.
        </p>
      </div>
      <form className="stack" method="post" action="/referent/campagnes/nouvelle" noValidate>
        <TextField form={form} name="title" label="Son titre" maxLength={150} />
        <Places form={form} territories={territories} />
        <p>
          <button className="btn btn-main">Commencer</button>
        </p>
        <p className="hint">
          La grille, les dates et le reste sont ensuite déjà remplis comme d’habitude : vous changerez ce que
          vous voulez.
        </p>
      </form>
    </div>
  );
}

/** Those of one's mandates and what lies directly in them; a smaller place by its code. */
function Places({ form, territories }: { form: FormState; territories: readonly Territory[] }) {
  const chosen = textOf(form.values, 'territoryId');
  const isListed = chosen === '' || territories.some(({ id }) => id === chosen);
  return (
    <>
      <SelectField
        form={form}
        name="territoryId"
        label="Son territoire"
        choices={[
          ...(isListed
            ? []
            : [{ value: chosen, label: textOf(form.values, 'territoryLabel') || 'Celui d’avant' }]),
          ...territories.map(({ id, label }) => ({ value: id, label })),
        ]}
      />
      <TextField
        form={form}
        name="territoryCode"
        label="Ou un territoire plus petit, par son code (facultatif)"
        hint={`Le numéro d’un département (dep-01), le code d’une circonscription, l’UAI d’une école. Il l’emporte sur la liste.`}
        className="brief"
      />
    </>
  );
}

/** What a form shows of a campaign as it is. */
export const fillCampaign = (campaign: Campaign): FormBody => ({
  title: campaign.title,
  aim: campaign.aim,
  territoryId: campaign.territory.id,
  territoryLabel: campaign.territory.label,
  rubricVersionId: campaign.rubric.id,
  mode: campaign.mode,
  levels: campaign.levels.map(({ id }) => id),
  subjects: campaign.subjects.map(({ id }) => id),
  resources: campaign.resources.map(({ slug }) => slug).join('\n'),
  opensOn: campaign.opensOn,
  closesOn: campaign.closesOn,
  reviewsWanted: String(campaign.reviewsWanted),
  cap: String(campaign.cap),
  answerDays: String(campaign.answerDays),
  reviewDays: String(campaign.reviewDays),
  charter: campaign.charter,
});

/** What a number field holds; what is no number is refused by the server, beside its field. */
const count = (body: FormBody, name: string): number => numberOf(body, name) ?? 0;

export const readCampaign = (body: FormBody) => ({
  title: textOf(body, 'title'),
  aim: textOf(body, 'aim'),
  rubricVersionId: textOf(body, 'rubricVersionId'),
  mode: MODES.find((mode) => mode === textOf(body, 'mode')) ?? ('SINGLE_BLIND' as const),
  levels: listOf(body, 'levels'),
  subjects: listOf(body, 'subjects'),
  resources: textOf(body, 'resources').split(/\s+/).filter(Boolean).map(addressIn),
  opensOn: textOf(body, 'opensOn').trim(),
  closesOn: textOf(body, 'closesOn').trim(),
  reviewsWanted: count(body, 'reviewsWanted'),
  cap: count(body, 'cap'),
  answerDays: count(body, 'answerDays'),
  reviewDays: count(body, 'reviewDays'),
  charter: textOf(body, 'charter'),
});

/** People paste the address of a page: what comes after /r/ names it. */
const addressIn = (text: string): string => /\/r\/([^/?#\s]+)/.exec(text)?.[1] ?? text;

interface FormProps {
  campaign: Campaign;
  lists: CampaignFormQuery;
  everything: boolean;
  form: FormState;
}

export function campaignFormView(props: FormProps, done?: string): View {
  const { campaign, form } = props;
  return {
    title: `Préparer «${NBSP}${campaign.title}${NBSP}»`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <div className="stack-l form">
          <ErrorsSummary problems={form.problems} />
          <div className="stack">
            <p>
              <a className="back" href={`/referent/campagnes/${campaign.slug}`}>
                La campagne
              </a>
            </p>
            <h1 className="display">{typeset(campaign.title)}</h1>
          </div>
          <form
            className="stack-l"
            method="post"
            action={`/referent/campagnes/${campaign.slug}/modifier`}
            noValidate
          >
            <What {...props} />
            <Scope {...props} />
            <When form={form} />
            <How {...props} />
            <p className="cluster">
              <button className="btn btn-main">Enregistrer</button>
              {!props.everything && (
                <button className="quiet" name="suite" value="tout">
                  Enregistrer et voir les listes entières
                </button>
              )}
            </p>
          </form>
        </div>
      </main>
    ),
  };
}

function What({ form }: FormProps) {
  return (
    <div className="stack">
      <TextField form={form} name="title" label="Son titre" maxLength={150} />
      <TextArea
        form={form}
        name="aim"
        label="À quoi elle sert"
        hint="Ce que vous cherchez, et pour qui. La première phrase paraît dans les listes."
      />
    </div>
  );
}

function Scope({ form, lists, everything }: FormProps) {
  return (
    <div className="stack">
      <Places form={form} territories={lists.me?.campaignTerritories ?? []} />
      <TermChecks
        form={form}
        name="levels"
        label="Pour quels niveaux ?"
        hint="Rien de coché : tous."
        terms={lists.levels}
        usual={everything ? undefined : usualLevels(lists.levels)}
      />
      <TermChecks
        form={form}
        name="subjects"
        label="Pour quelles disciplines ?"
        hint="Rien de coché : toutes."
        terms={lists.subjects}
        usual={everything ? undefined : firstTerms(lists.subjects, SUBJECTS_SHOWN)}
      />
      <TextArea
        form={form}
        name="resources"
        label="Seulement ces ressources (facultatif)"
        hint="L’adresse de chacune, une par ligne. Vide : toutes celles de ces niveaux et disciplines."
        className="short"
      />
    </div>
  );
}

function When({ form }: { form: FormState }) {
  return (
    <div className="stack">
      <TextField form={form} name="opensOn" type="date" label="Premier jour" />
      <TextField
        form={form}
        name="closesOn"
        type="date"
        label="Dernier jour pour soumettre"
        hint="Vous pourrez le repousser. Une campagne dure au plus 18 mois."
      />
    </div>
  );
}

function How({ form, lists, campaign }: FormProps) {
  const rubrics = lists.rubrics.edges.map(({ node }) => node);
  const listed = rubrics.some(({ id }) => id === campaign.rubric.id)
    ? rubrics
    : [campaign.rubric, ...rubrics];
  return (
    <div className="stack">
      <SelectField
        form={form}
        name="rubricVersionId"
        label="Sa grille"
        hint={<a href="/referent/grilles">Lire les grilles, ou en écrire une</a>}
        choices={listed.map(({ id, title, number }) => ({ value: id, label: `${title}, version ${number}` }))}
      />
      <RadioGroup
        form={form}
        name="mode"
        label="Qui voit le nom de qui ?"
        choices={MODES.map((value) => ({ value, ...MODE_WORDS[value] }))}
      />
      <Count
        form={form}
        name="reviewsWanted"
        label="Relectures par ressource"
        hint="De 1 à 5. Deux, d’habitude."
      />
      <Count form={form} name="cap" label="Relectures à la fois pour une personne, au plus" />
      <Count
        form={form}
        name="answerDays"
        label="Jours pour accepter"
        hint="Ensuite, la personne suivante est sollicitée."
      />
      <Count form={form} name="reviewDays" label="Jours pour relire" />
      <TextArea
        form={form}
        name="charter"
        label="Ce que chacun promet"
        hint="Auteurs et relecteurs le lisent avant de commencer. Une promesse par ligne."
      />
    </div>
  );
}

function Count(props: { form: FormState; name: string; label: string; hint?: string }) {
  return <TextField {...props} inputMode="numeric" className="brief-number" maxLength={2} />;
}
