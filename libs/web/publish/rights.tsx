import type { RecogniseLicenceQuery, RightsStepQuery } from '#contract';
import { CheckBox, FieldGroup } from '../layout/fields.js';
import { type FormBody, type FormState, isChecked, listOf, optionalText } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { LicenceChooser } from './licence-chooser.js';
import { AskQuestion, RecogniseLicence } from './rights-aid.js';
import { type Recognised, Recognitions } from './recognised.js';
import type { FoundSources } from './source-search.js';
import { AdaptationWords, type Mix, Sources } from './sources.js';
import { type Draft, StepForm, stepView } from './step-frame.js';
import { stepPath } from './steps.js';
import { Question } from './task-list.js';
import { ThirdPartyItems } from './third-party.js';

type Licences = RightsStepQuery['offeredLicences'];

export const RIGHTS_LABELS = {
  own: 'Vos parties',
  others: 'Parties d’autres',
  ai: 'Parties d’une IA',
  licence: 'Licence',
  adaptationChanges: 'Ce que j’ai changé',
  adaptationReasons: 'Pourquoi',
  licenceChecked: 'Ce que vous avez vérifié',
};

const answered = (value: boolean | null | undefined) => (value ? 'oui' : '');

export const fillRights = ({ rightsAnswers, licence, licenceFromFile, ...draft }: Draft): FormBody => ({
  own: answered(rightsAnswers.own),
  others: answered(rightsAnswers.others),
  ai: answered(rightsAnswers.ai),
  licence: licence?.id ?? licenceFromFile?.licence?.id ?? '',
  adaptationChanges: draft.adaptationChanges ?? '',
  adaptationReasons: draft.adaptationReasons.map(({ id }) => id),
  licenceChecked: draft.licenceChecked ?? '',
});

export const readRights = (body: FormBody) => ({
  rightsAnswers: {
    own: isChecked(body, 'own'),
    others: isChecked(body, 'others'),
    ai: isChecked(body, 'ai'),
  },
  licence: optionalText(body, 'licence'),
  // Asked of an adaptation only: a form without these fields says nothing of them.
  ...('adaptationChanges' in body
    ? {
        adaptationChanges: optionalText(body, 'adaptationChanges'),
        adaptationReasons: listOf(body, 'adaptationReasons'),
      }
    : {}),
  ...('licenceChecked' in body ? { licenceChecked: optionalText(body, 'licenceChecked') } : {}),
});

export interface RightsPage {
  licences: Licences;
  reasons: RightsStepQuery['vocabulary'];
  form: FormState;
  sources: Recognised | null;
  /** What a pasted text was recognised as, when one was pasted. */
  recognised?: { typed: string; result: RecogniseLicenceQuery['recognisedLicence'] };
  /** What was looked for as a source, when something was. */
  found?: FoundSources;
}

export function rightsView(draft: Mix, page: RightsPage): View {
  const { licences, reasons, form, recognised, sources, found } = page;
  // An adaptation begins with what it comes from: its licences follow from it.
  const sourcesPart = <Sources draft={draft} form={form} found={found} />;
  return stepView({
    draft,
    step: 'RIGHTS',
    problems: form.problems,
    children: (
      <>
        <Recognitions draft={sources} step="RIGHTS" />
        {draft.sources.length > 0 && sourcesPart}
        <StepForm draft={draft} action={stepPath(draft.id, 'RIGHTS')}>
          <Origins form={form} draft={draft} />
          <AdaptationWords draft={draft} reasons={reasons} form={form} />
          <LicenceChooser draft={draft} licences={licences} form={form} />
        </StepForm>
        {draft.sources.length === 0 && sourcesPart}
        <ThirdPartyItems
          draft={draft}
          licences={licences}
          form={form}
          open={listOf(form.values, 'others').length > 0}
        />
        <RecogniseLicence draft={draft} recognised={recognised} />
        {!draft.licenceQuestion && <AskQuestion draft={draft} form={form} />}
      </>
    ),
    side: <Side draft={draft} />,
  });
}

function Origins({ form, draft }: { form: FormState; draft: Draft }) {
  const named = draft.found.find(({ field }) => field === 'authors');
  return (
    <FieldGroup
      form={form}
      name="rightsAnswers"
      label="D’où vient ce que vous publiez ?"
      hint={
        named &&
        `Auteur indiqué dans « ${named.where} » : ${named.value}. Si ce n’est pas vous, dites plus bas ce que vous avez repris.`
      }
    >
      <div className="choices">
        <CheckBox form={form} name="own" label="J’ai écrit tout ou partie moi-même" />
        <CheckBox
          form={form}
          name="others"
          label="J’ai repris une image, un texte ou un son de quelqu’un d’autre"
          note="Plus bas, dites l’auteur, la source et la licence de chacun."
        />
        <CheckBox
          form={form}
          name="ai"
          label="Une partie a été produite avec une intelligence artificielle"
          note="Ce sera indiqué sur la page, simplement."
        />
      </div>
    </FieldGroup>
  );
}

function Side({ draft }: { draft: Draft }) {
  return (
    <>
      {draft.licenceQuestion && <Question question={draft.licenceQuestion} />}
      {draft.licenceFromFile?.licence && (
        <p className="notice">
          Votre fichier annonce la licence {draft.licenceFromFile.licence.label}. Nous l’avons choisie
          d’avance : changez-la si besoin.
        </p>
      )}
      {draft.licenceFromFile?.question && <p className="notice">{draft.licenceFromFile.question}</p>}
      {draft.attribution && (
        <>
          <h2 className="title">Votre crédit, tel qu’il sera</h2>
          <p className="credit credit-aside">{draft.attribution.text}</p>
          <p className="soft">Il voyage avec vos fichiers.</p>
        </>
      )}
      <p>
        <a href="/licences-expliquees">Les licences, expliquées</a>
      </p>
      <p>
        <a href="/licences/melange">Quelle licence pour mon mélange ?</a>
      </p>
    </>
  );
}
