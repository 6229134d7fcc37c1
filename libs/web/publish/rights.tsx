import type { RecogniseLicenceQuery, RightsStepQuery } from '#contract';
import { CheckBox, FieldGroup } from '../layout/fields.js';
import { type FormBody, type FormState, isChecked, listOf, optionalText, textOf } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { RightsLines } from '../resource/rights.js';
import { AskQuestion, RecogniseLicence } from './rights-aid.js';
import { type Recognised, Recognitions } from './recognised.js';
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
};

const answered = (value: boolean | null | undefined) => (value ? 'oui' : '');

export const fillRights = ({ rightsAnswers, licence, licenceFromFile }: Draft): FormBody => ({
  own: answered(rightsAnswers.own),
  others: answered(rightsAnswers.others),
  ai: answered(rightsAnswers.ai),
  licence: licence?.id ?? licenceFromFile?.licence?.id ?? '',
});

export const readRights = (body: FormBody) => ({
  rightsAnswers: {
    own: isChecked(body, 'own'),
    others: isChecked(body, 'others'),
    ai: isChecked(body, 'ai'),
  },
  licence: optionalText(body, 'licence'),
});

export interface RightsPage {
  licences: Licences;
  form: FormState;
  sources: Recognised | null;
  /** What a pasted text was recognised as, when one was pasted. */
  recognised?: { typed: string; result: RecogniseLicenceQuery['recognisedLicence'] };
}

export function rightsView(draft: Draft, { licences, form, recognised, sources }: RightsPage): View {
  return stepView({
    draft,
    step: 'RIGHTS',
    problems: form.problems,
    children: (
      <>
        <Recognitions draft={sources} />
        <StepForm draft={draft} action={stepPath(draft.id, 'RIGHTS')}>
          <Origins form={form} draft={draft} />
          <Chooser draft={draft} licences={licences} form={form} />
        </StepForm>
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
      label="D’où vient ce que vous publiez ?"
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

function Chooser({ draft, licences, form }: { draft: Draft; licences: Licences; form: FormState }) {
  const chosen = textOf(form.values, 'licence');
  const published = draft.resource.version?.licence;
  return (
    <FieldGroup
      form={form}
      name="licence"
      label="Quelle licence pour votre ressource ?"
      hint="Dans le doute, prenez la première : on pourra vous adapter, en vous citant, et les adaptations resteront libres."
    >
      {published && chosen !== '' && chosen !== published.id && (
        <p className="notice">
          La version publiée est sous {published.label}. Les copies faites sous cette licence la gardent.
        </p>
      )}
      <div className="choices">
        {licences.map((licence, index) => (
          <div key={licence.id}>
            <label className={licence.id === chosen ? 'choice choice-on' : 'choice'}>
              <input type="radio" name="licence" value={licence.id} checked={licence.id === chosen} />
              <span>
                <strong>{licence.label}</strong>
                {index === 0 && ', recommandée'} <small>{licence.description}</small>
              </span>
            </label>
            <details className="folded-rights">
              <summary>Ce que permet {licence.label}</summary>
              <RightsLines rights={licence.rights} />
            </details>
          </div>
        ))}
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
          <p className="credit">{draft.attribution.text}</p>
          <p className="soft">Il voyage avec vos fichiers.</p>
        </>
      )}
      <p>
        <a href="/licences-expliquees">Les licences, expliquées</a>
      </p>
    </>
  );
}
