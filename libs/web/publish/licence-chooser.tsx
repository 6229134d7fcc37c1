import type { RightsStepQuery } from '#contract';
import { FieldGroup, TextArea } from '../layout/fields.js';
import { type FormState, textOf } from '../layout/form.js';
import { plural } from '../layout/words.js';
import { RightsLines } from '../resource/rights.js';
import { Impasse, type Mix, verdictsOf } from './sources.js';

type Licences = RightsStepQuery['offeredLicences'];
type MixOption = Mix['licenceOptions']['options'][number];

/** The licence of the whole, among those that what she takes up leaves her. */
export function LicenceChooser({
  draft,
  licences,
  form,
}: {
  draft: Mix;
  licences: Licences;
  form: FormState;
}) {
  const chosen = textOf(form.values, 'licence');
  const verdicts = verdictsOf(draft);
  // The one chosen before stays in sight: its refusal says why, and nothing is chosen in its place.
  const possible = licences.filter(({ id }) => id === chosen || verdicts.get(id)?.verdict !== 'FORBIDDEN');
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
        {possible.map((licence, index) => (
          <LicenceChoice
            key={licence.id}
            licence={licence}
            isFirst={index === 0}
            isChosen={licence.id === chosen}
            option={verdicts.get(licence.id)}
          />
        ))}
      </div>
      <NotPermitted
        licences={licences.filter((licence) => !possible.includes(licence))}
        verdicts={verdicts}
      />
      {asksForCheck(
        possible.map(({ id }) => verdicts.get(id)?.verdict),
        verdicts.get(chosen)?.verdict,
      ) && <LicenceCheck form={form} />}
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
        <input type="radio" name="licence" value={licence.id} checked={isChosen} />
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

/** Out of the way, and each with its reason for whoever wonders. */
function NotPermitted({
  licences,
  verdicts,
}: {
  licences: Licences;
  verdicts: ReturnType<typeof verdictsOf>;
}) {
  if (licences.length === 0) return null;
  return (
    <details>
      <summary>{plural(licences.length, 'licence', 'licences')} que vos sources ne permettent pas</summary>
      <ul className="stack-s">
        {licences.map(({ id, label }) => (
          <li key={id}>
            <strong>{label}</strong> : {whyOf(verdicts.get(id))}
          </li>
        ))}
      </ul>
    </details>
  );
}

const VERDICTS: Record<MixOption['verdict'], string> = {
  ALLOWED: '',
  DISCOURAGED: ', déconseillée',
  REVIEW: ', à vérifier',
  FORBIDDEN: ', pas permise ici',
};

const Why = ({ option }: { option: MixOption }) => <p className="folded-rights hint">{whyOf(option)}</p>;

function whyOf(option: MixOption | undefined): string {
  const [reason] = option?.reasons ?? [];
  if (!reason) return '';
  return reason.works.length > 0
    ? `${reason.message} À cause de ${reason.works.join(', ')}.`
    : reason.message;
}

/** At once where the licence chosen is to be checked, or where every one that she may still choose is. */
const asksForCheck = (
  possible: readonly (MixOption['verdict'] | undefined)[],
  chosen: MixOption['verdict'] | undefined,
): boolean => chosen === 'REVIEW' || (possible.includes('REVIEW') && !possible.includes('ALLOWED'));

/** Where nobody has settled the case, the author says what she verified; readers see it. */
const LicenceCheck = ({ form }: { form: FormState }) => (
  <TextArea
    form={form}
    name="licenceChecked"
    label="Ce que vous avez vérifié"
    hint="Pour une licence à vérifier : où vous l’avez lu, qui vous l’a écrit, quand. Ce sera écrit sur la page."
    className="short"
  />
);
