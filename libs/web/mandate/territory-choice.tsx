import type { FoundTerritoriesFragment } from '#contract';
import { RadioGroup } from '../layout/fields.js';
import { type FormState, textOf } from '../layout/form.js';
import { plural } from '../layout/words.js';

/** What was looked for, and what answers. */
export interface FoundPlaces {
  readonly words: string;
  readonly found: FoundTerritoriesFragment | null;
}

/** Looking for a territory is a GET: it comes before the form that needs one, and nothing typed there is lost. */
export function TerritorySearch({ path, places }: { path: string; places: FoundPlaces }) {
  return (
    <form className="stack-s form" action={path}>
      <div className="field">
        <label htmlFor="territoire">Chercher un territoire</label>
        <p className="hint" id="territoire-aide">
          Académie, département, circonscription, école{'\u00a0'}: un nom, un numéro ou un code UAI.
        </p>
        <input
          type="search"
          id="territoire"
          name="territoire"
          value={places.words}
          aria-describedby="territoire-aide"
        />
      </div>
      <button className="btn">Chercher ce territoire</button>
      <Answer places={places} />
    </form>
  );
}

function Answer({ places: { words, found } }: { places: FoundPlaces }) {
  if (!found) return null;
  if (found.edges.length === 0)
    return (
      <p className="notice" role="status">
        Rien pour « {words} ». Essayez le nom du département, ou son numéro.
      </p>
    );
  const isMore = found.totalCount > found.edges.length;
  return (
    <p role="status">
      {plural(found.totalCount, 'territoire', 'territoires')} pour « {words} »
      {isMore && `. Voici les ${found.edges.length} premiers : un mot de plus les départage`}.
    </p>
  );
}

/** The places found, one to choose; what was looked for goes with the form, so that a refused one shows them again. */
export function TerritoryChoice({
  form,
  places: { words, found },
}: {
  form: FormState;
  places: FoundPlaces;
}) {
  const choices = (found?.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: node.label,
    note: node.parent?.label,
  }));
  const only = choices.length === 1 ? choices[0]?.value : undefined;
  const chosen = textOf(form.values, 'territoryId') || only;
  return (
    <>
      <input type="hidden" name="territoire" value={words} />
      <RadioGroup
        form={{ ...form, values: { ...form.values, territoryId: chosen } }}
        name="territoryId"
        label="Territoire"
        choices={choices}
      />
    </>
  );
}
