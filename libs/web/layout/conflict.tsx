import type { FormBody } from './form.js';
import type { View } from './view.js';
import { hourOf } from './words.js';

/** Another tab, or somebody else, saved first. Both texts are shown; the person chooses, field by field. */
export interface Conflict {
  title: string;
  heading: string;
  section: View['section'];
  /** As it is saved now, and when. */
  revision: number;
  savedAt: string;
  /** Where the form posts. */
  action: string;
  /** Of each field that both may hold. */
  labels: Readonly<Record<string, string>>;
  mine: FormBody;
  theirs: FormBody;
  /** What else was in the form, to be posted again as it was. */
  along?: FormBody;
  /** A value as people read it, where it is an id. */
  wordsOf: (value: string, field: string) => string;
}

const KEEP = 'garder-';
const THEIRS = 'autre-';

const asList = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const same = (a: string | string[] | undefined, b: string | string[] | undefined): boolean =>
  textIn(a) === textIn(b);
/** Browsers post two characters for a line end, and spaces around a text are nobody's words. */
const textIn = (value: string | string[] | undefined): string =>
  asList(value)
    .map((item) => item.replaceAll('\r\n', '\n').trim())
    .filter(Boolean)
    .join('\n');

/** Fields that do not hold the same in both. */
export const differing = (labels: Conflict['labels'], mine: FormBody, theirs: FormBody): string[] =>
  Object.keys(labels).filter((name) => !same(mine[name], theirs[name]));

/** The form as chosen on the conflict page: for each field, mine or the other. Other bodies pass unchanged. */
export function settled(body: FormBody = {}): FormBody {
  const names = Object.keys(body).filter((key) => key.startsWith(KEEP) && body[key] === 'autre');
  const chosen = names
    .map((key) => key.slice(KEEP.length))
    .map((name) => [name, body[THEIRS + name] ?? ''] as const);
  return { ...body, ...Object.fromEntries(chosen) };
}

export function conflictView(conflict: Conflict): View {
  const { title, heading, section, revision, savedAt, action, labels, mine, theirs, along = {} } = conflict;
  const names = Object.keys(labels);
  const different = differing(labels, mine, theirs);
  return {
    title,
    section,
    content: (
      <main id="contenu" className="wrap">
        <form className="stack-l" method="post" action={action}>
          <input type="hidden" name="revision" value={revision} />
          {Object.keys(along).map((name) => (
            <Hidden key={name} name={name} value={along[name]} />
          ))}
          <div className="stack">
            <h1 className="display">{heading}</h1>
            <p className="lead">
              Une autre fenêtre a enregistré à {hourOf(savedAt)}. Rien n’est perdu : voici les deux textes,
              gardez pour chacun celui que vous voulez.
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
  conflict: { wordsOf, mine, theirs },
}: {
  name: string;
  label: string;
  conflict: Conflict;
}) {
  const side = (choice: 'mien' | 'autre', title: string, value: FormBody[string]) => (
    <label className="choice">
      <input type="radio" name={KEEP + name} value={choice} checked={choice === 'mien'} />
      <span>
        {title}
        <pre className="raw">
          {asList(value)
            .map((item) => wordsOf(item, name))
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
