import type { RecogniseLicenceQuery, RightsStepQuery } from '#contract';
import { CheckBox, FieldGroup, TextArea } from '../layout/fields.js';
import {
  type FormBody,
  type FormState,
  isChecked,
  listOf,
  optionalText,
  problemOf,
  textOf,
} from '../layout/form.js';
import type { View } from '../layout/view.js';
import { RightsLines } from '../resource/rights.js';
import { AskQuestion, RecogniseLicence } from './rights-aid.js';
import { type Recognised, Recognitions } from './recognised.js';
import { AdaptationWords, Impasse, type Mix, Sources, verdictsOf } from './sources.js';
import { type Draft, StepForm, stepView } from './step-frame.js';
import { stepPath } from './steps.js';
import { Question } from './task-list.js';
import { ThirdPartyItems } from './third-party.js';

type Licences = RightsStepQuery['offeredLicences'];
type MixOption = Mix['licenceOptions']['options'][number];

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
}

export function rightsView(draft: Mix, { licences, reasons, form, recognised, sources }: RightsPage): View {
  return stepView({
    draft,
    step: 'RIGHTS',
    problems: form.problems,
    children: (
      <>
        <Recognitions draft={sources} />
        <StepForm draft={draft} action={stepPath(draft.id, 'RIGHTS')}>
          <Origins form={form} draft={draft} />
          <AdaptationWords draft={draft} reasons={reasons} form={form} />
          <Chooser draft={draft} licences={licences} form={form} />
        </StepForm>
        <Sources draft={draft} licences={licences} form={form} />
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

function Chooser({ draft, licences, form }: { draft: Mix; licences: Licences; form: FormState }) {
  const chosen = textOf(form.values, 'licence');
  const verdicts = verdictsOf(draft);
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
      <Impasse draft={draft} />
      <div className="choices">
        {licences.map((licence, index) => (
          <LicenceChoice
            key={licence.id}
            licence={licence}
            isFirst={index === 0}
            isChosen={licence.id === chosen}
            option={verdicts.get(licence.id)}
          />
        ))}
      </div>
      <LicenceCheck option={verdicts.get(chosen)} form={form} />
    </FieldGroup>
  );
}

interface LicenceChoiceProps {
  licence: Licences[number];
  isFirst: boolean;
  isChosen: boolean;
  option: MixOption | undefined;
}

/** A licence, with what it permits; or why what she takes up does not permit it. */
function LicenceChoice({ licence, isFirst, isChosen, option }: LicenceChoiceProps) {
  const isForbidden = option?.verdict === 'FORBIDDEN';
  return (
    <div>
      <label className={isChosen ? 'choice choice-on' : 'choice'}>
        {/* The one chosen before stays on: its refusal says why, and nothing is chosen in its place. */}
        <input
          type="radio"
          name="licence"
          value={licence.id}
          checked={isChosen}
          disabled={isForbidden && !isChosen}
        />
        <span>
          <strong>{licence.label}</strong>
          {isFirst && !isForbidden && ', recommandée'}
          {option && VERDICTS[option.verdict]} <small>{licence.description}</small>
        </span>
      </label>
      {option && option.verdict !== 'ALLOWED' ? (
        <Why option={option} />
      ) : (
        <details className="folded-rights">
          <summary>Ce que permet {licence.label}</summary>
          <RightsLines rights={licence.rights} />
        </details>
      )}
    </div>
  );
}

const VERDICTS: Record<MixOption['verdict'], string> = {
  ALLOWED: '',
  DISCOURAGED: ', déconseillée',
  REVIEW: ', à vérifier',
  FORBIDDEN: ', pas permise ici',
};

function Why({ option }: { option: MixOption }) {
  const [reason] = option.reasons;
  if (!reason) return null;
  return (
    <p className="folded-rights hint">
      {reason.message}
      {reason.works.length > 0 && ` À cause de ${reason.works.join(', ')}.`}
    </p>
  );
}

/** Where nobody has settled the case, the author says what she verified; readers see it. */
function LicenceCheck({ option, form }: { option: MixOption | undefined; form: FormState }) {
  if (option?.verdict !== 'REVIEW' && !problemOf(form, 'licenceChecked')) return null;
  return (
    <TextArea
      form={form}
      name="licenceChecked"
      label="Ce que vous avez vérifié"
      hint="Où vous l’avez lu, qui vous l’a dit, quand. Ce sera écrit sur la page."
      className="short"
    />
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
