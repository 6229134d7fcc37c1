import type { ReviewPageQuery } from '#contract';
import { CoverImage } from '../cover/cover-image.js';
import { CheckBox, TextArea } from '../layout/fields.js';
import type { FormBody, FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { durationOf, sizeOf } from '../layout/words.js';
import { Findings } from './findings.js';
import { PreChecks } from './pre-checks.js';
import { type Draft, stepView } from './step-frame.js';
import { fieldHref, stepPath } from './steps.js';

export const fillReview = (draft: Draft): FormBody => ({
  whatChanged: draft.whatChanged ?? '',
  attested: draft.rightsAnswers.attested ? 'oui' : '',
});

export function reviewView(draft: NonNullable<ReviewPageQuery['draft']>, form: FormState): View {
  return stepView({
    draft,
    step: 'REVIEW',
    problems: form.problems,
    hrefOf: (field) => fieldHref(draft.id, field),
    children: (
      <>
        {form.problems.length === 0 && <Missing draft={draft} />}
        <Findings draft={draft} form={form} />
        <Readers draft={draft} />
        <PreChecks checks={draft.preChecks} />
        <Publish draft={draft} form={form} />
      </>
    ),
  });
}

function Missing({ draft }: { draft: Draft }) {
  if (draft.missing.length === 0) return null;
  return (
    <section className="notice stack-s" aria-labelledby="manque">
      <h2 className="title" id="manque">
        {draft.missing.length === 1 ? 'Il manque une chose' : `Il manque ${draft.missing.length} choses`}
      </h2>
      <ul className="links">
        {draft.missing.map(({ code, field, message }) => (
          <li key={code + message}>{field ? <a href={fieldHref(draft.id, field)}>{message}</a> : message}</li>
        ))}
      </ul>
      <p>Le reste est enregistré.</p>
    </section>
  );
}

/** The draft as its readers will see it, with the same components as the published page where they fit. */
function Readers({ draft }: { draft: Draft }) {
  const levelLabel = draft.allLevels
    ? 'Tous niveaux'
    : draft.levels.map(({ shortLabel }) => shortLabel).join(', ');
  return (
    <section className="stack row" aria-labelledby="lecteurs">
      <h2 id="lecteurs">Ce que verront vos collègues</h2>
      <div className="work">
        <CoverImage resource={{ id: draft.resource.id, version: { ...draft, levelLabel } }} eager />
        <div className="stack-s">
          <h3 className="title">{draft.title || 'Sans titre'}</h3>
          <p>{draft.summary || 'Sans résumé'}</p>
          <dl className="facts">
            <Fact term="Niveau">{levelLabel}</Fact>
            <Fact term="Discipline">
              {draft.crossCurricular ? 'Transversal' : draft.subjects.map(({ label }) => label).join(', ')}
            </Fact>
            <Fact term="Type">{draft.types.map(({ label }) => label).join(', ')}</Fact>
            <Fact term="Durée">{draft.durationMinutes ? durationOf(draft.durationMinutes) : ''}</Fact>
            <Fact term="Licence">{draft.licence?.label ?? ''}</Fact>
            <Fact term="Fichiers">
              {draft.files.map(({ name, size }) => `${name}, ${sizeOf(size)}`).join(' ; ')}
            </Fact>
            <Fact term="Lien">{draft.linkUrl ?? ''}</Fact>
          </dl>
        </div>
      </div>
      {draft.textHtml && (
        <details>
          <summary>Lire le texte</summary>
          <div className="reader">
            <div className="document" dangerouslySetInnerHTML={{ __html: draft.textHtml }} />
          </div>
        </details>
      )}
      {draft.attribution && <p className="credit">{draft.attribution.text}</p>}
    </section>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  if (children === '') return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Publish({ draft, form }: { draft: Draft; form: FormState }) {
  return (
    <form className="stack row form" method="post" action={stepPath(draft.id, 'REVIEW')} noValidate>
      <h2>Publier</h2>
      <input type="hidden" name="revision" value={draft.revision} />
      {draft.nextVersion > 1 && (
        <>
          <TextArea
            form={form}
            name="whatChanged"
            label={`Ce qui a changé dans la version ${draft.nextVersion}`}
            hint="Une phrase suffit. Elle s’affichera à côté de votre nom."
            className="short"
          />
          <CheckBox
            form={form}
            name="minor"
            label="C’est une petite correction"
            note="Personne n’en sera prévenu."
          />
        </>
      )}
      <CheckBox
        form={form}
        name="attested"
        label="J’ai le droit de publier tout ce qui est ici, et aucun élève n’y est reconnaissable"
        note="Ni nom, ni visage, ni note, ni copie signée."
      />
      <p className="soft">
        Une version publiée ne change plus. Vous pourrez en publier une autre, ou retirer la ressource.
      </p>
      <button className="btn btn-main">
        {draft.nextVersion > 1 ? `Publier la version ${draft.nextVersion}` : 'Publier'}
      </button>
    </form>
  );
}
