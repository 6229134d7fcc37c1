import type { FormBody } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { hourOf } from '../layout/words.js';
import type { Draft } from './step-frame.js';

/** Another tab, or a co-author, saved first. Both texts are shown; the person chooses, field by field. */
interface Conflict {
  saved: Draft;
  /** Where the step posts. */
  action: string;
  labels: Record<string, string>;
  mine: FormBody;
  theirs: FormBody;
}

const KEEP = 'garder-';
const THEIRS = 'autre-';

const asList = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const same = (a: string | string[] | undefined, b: string | string[] | undefined): boolean =>
  asList(a).filter(Boolean).join('\n') === asList(b).filter(Boolean).join('\n');

/** The form as chosen on the conflict page: for each field, mine or the other. Other bodies pass unchanged. */
export function settled(body: FormBody = {}): FormBody {
  const names = Object.keys(body).filter((key) => key.startsWith(KEEP) && body[key] === 'autre');
  const chosen = names
    .map((key) => key.slice(KEEP.length))
    .map((name) => [name, body[THEIRS + name] ?? ''] as const);
  return { ...body, ...Object.fromEntries(chosen) };
}

export function conflictView(conflict: Conflict): View {
  const { saved, action, labels, mine, theirs } = conflict;
  const names = Object.keys(labels);
  const different = names.filter((name) => !same(mine[name], theirs[name]));
  return {
    title: 'Deux versions du brouillon',
    section: 'publish',
    content: (
      <main id="contenu" className="wrap">
        <form className="stack-l" method="post" action={action}>
          <input type="hidden" name="revision" value={saved.revision} />
          <div className="stack">
            <h1 className="display">Ce brouillon a changé ailleurs</h1>
            <p className="lead">
              Une autre fenêtre l’a enregistré à {hourOf(saved.updatedAt)}. Rien n’est perdu : voici les deux
              textes, gardez pour chacun celui que vous voulez.
            </p>
          </div>
          {names
            .filter((name) => !different.includes(name))
            .map((name) => (
              <Hidden key={name} name={name} value={mine[name]} />
            ))}
          {different.map((name) => (
            <Choose key={name} name={name} label={labels[name] ?? name} conflict={conflict} />
          ))}
          <p className="cluster">
            <button className="btn btn-main">Enregistrer ce choix</button>
            <a href={action}>Reprendre l’autre sans changement</a>
          </p>
        </form>
      </main>
    ),
  };
}

function Choose({
  name,
  label,
  conflict: { saved, mine, theirs },
}: {
  name: string;
  label: string;
  conflict: Conflict;
}) {
  const words = termWords(saved);
  const side = (choice: 'mien' | 'autre', title: string, value: FormBody[string]) => (
    <label className="choice">
      <input type="radio" name={KEEP + name} value={choice} checked={choice === 'mien'} />
      <span>
        {title}
        <pre className="raw">
          {asList(value)
            .map((item) => words.get(item) ?? item)
            .join('\n') || '(vide)'}
        </pre>
      </span>
    </label>
  );
  return (
    <fieldset className="stack-s">
      <legend className="title">{label}</legend>
      <Hidden name={name} value={mine[name]} />
      <Hidden name={THEIRS + name} value={theirs[name]} />
      <div className="side-by-side">
        {side('mien', 'Ce que vous venez d’écrire', mine[name])}
        {side('autre', 'Ce qui est enregistré', theirs[name])}
      </div>
    </fieldset>
  );
}

const Hidden = ({ name, value }: { name: string; value: string | string[] | undefined }) => (
  <>
    {asList(value).map((item) => (
      <input key={item} type="hidden" name={name} value={item} />
    ))}
  </>
);

/** Words for the ids that the saved draft knows. */
const termWords = (draft: Draft): Map<string, string> =>
  new Map(
    [
      ...draft.levels,
      ...draft.subjects,
      ...draft.types,
      ...draft.equipment,
      ...draft.place,
      ...draft.audience,
    ].map(({ id, label }) => [id, label]),
  );
