import type { CallFormQuery, CallListsFragment } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { RadioGroup, SelectField, TextArea, TextField } from '../layout/fields.js';
import { choiceOf, type FormBody, type FormState, listOf, numberOf, textOf } from '../layout/form.js';
import { TermChecks } from '../layout/term-checks.js';
import { firstTerms, usualLevels } from '../layout/usual-terms.js';
import type { View } from '../layout/view.js';
import { typeset } from '../layout/words.js';
import { callPath, quoted, WANT_WORDS } from './call-words.js';

type Call = NonNullable<CallFormQuery['call']>;

export const WANTS = ['PUBLISHED', 'REVIEWED', 'ACCESSIBLE', 'ADAPTED'] as const;
const SUBJECTS_SHOWN = 14;
/** The one whose calls are everybody’s. */
const WHOLE_COUNTRY = 'national';

export const fillCall = (call: Call): FormBody => ({
  title: call.title,
  missing: call.missing,
  levels: call.levels.map(({ id }) => id),
  subjects: call.subjects.map(({ id }) => id),
  keywords: call.keywords.join(', '),
  wants: call.wants,
  wanted: String(call.wanted),
  opensOn: call.opensOn,
  closesOn: call.closesOn,
  territoryId: call.territory?.id ?? '',
});

/** What may still change once people work for it. */
export const readWords = (body: FormBody) => ({
  title: textOf(body, 'title'),
  missing: textOf(body, 'missing'),
  closesOn: textOf(body, 'closesOn').trim(),
});

export const readCall = (body: FormBody) => ({
  ...readWords(body),
  levels: listOf(body, 'levels'),
  subjects: listOf(body, 'subjects'),
  keywords: textOf(body, 'keywords')
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter(Boolean),
  wants: choiceOf(body, 'wants', WANTS) ?? ('PUBLISHED' as const),
  // What is no number is refused by the server, beside its field.
  wanted: numberOf(body, 'wanted') ?? 0,
  opensOn: textOf(body, 'opensOn').trim(),
  territoryId: textOf(body, 'territoryId') || null,
});

interface FormProps {
  lists: CallListsFragment;
  form: FormState;
}

/** For whoever has a mandate that opens calls; for the others, how to have one. */
export function newCallView({ lists, form }: FormProps): View {
  return {
    title: 'Ouvrir un appel',
    section: 'explore',
    content: (
      <main id="contenu" className="wrap stack-l">
        {(lists.me?.callTerritories.length ?? 0) > 0 ? (
          <div className="stack-l form">
            <ErrorsSummary problems={form.problems} />
            <Opening back="/appels" from="Tous les appels" title="Ouvrir un appel" />
            <form className="stack-l" method="post" action="/appels/nouveau" noValidate>
              <Words form={form} />
              <Criteria form={form} lists={lists} />
              <Days form={form} isOpen={false} />
              <p className="cluster">
                <button className="btn btn-main" name="suite" value="ouvrir">
                  Ouvrir l’appel
                </button>
                <button className="btn">Garder comme brouillon</button>
              </p>
            </form>
          </div>
        ) : (
          <WithoutMandate />
        )}
      </main>
    ),
  };
}

function WithoutMandate() {
  return (
    <div className="stack prose">
      <h1 className="display">Ouvrir un appel</h1>
      <p className="lead">
        Les appels sont ouverts par les conseillers et conseillères pédagogiques d’un territoire.
      </p>
      <p>
        Vous n’avez pas aujourd’hui de mandat qui le permette.{' '}
        <a href="/mandats">Voir vos mandats, ou en demander un</a>
      </p>
      <p>
        Répondre à un appel n’en demande aucun : <a href="/appels">voir les appels</a>
      </p>
    </div>
  );
}

export function callFormView(call: Call, { lists, form }: FormProps): View {
  const isOpen = call.state === 'OPEN';
  return {
    title: `Modifier ${quoted(call.title)}`,
    section: 'explore',
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack-l form">
          <ErrorsSummary problems={form.problems} />
          <Opening back={callPath(call.slug)} from="L’appel" title={call.title} />
          {isOpen && (
            <p className="notice">
              L’appel est ouvert : des collègues travaillent d’après ses critères, qui ne changent plus. Vous
              pouvez préciser ses mots et déplacer son dernier jour.
            </p>
          )}
          <form className="stack-l" method="post" action={callPath(call.slug, '/modifier')} noValidate>
            <Words form={form} />
            {!isOpen && <Criteria form={form} lists={withPlace(lists, call)} />}
            <Days form={form} isOpen={isOpen} />
            <p className="cluster">
              <button className="btn btn-main">Enregistrer</button>
              {!isOpen && (
                <button className="btn" name="suite" value="ouvrir">
                  Enregistrer et ouvrir
                </button>
              )}
            </p>
          </form>
        </div>
      </main>
    ),
  };
}

/** Whoever opens it keeps the place that a colleague chose. */
function withPlace(lists: CallListsFragment, { territory }: Call): CallListsFragment {
  const { me } = lists;
  if (!me || !territory || me.callTerritories.some(({ id }) => id === territory.id)) return lists;
  return { ...lists, me: { ...me, callTerritories: [territory, ...me.callTerritories] } };
}

function Opening({ back, from, title }: { back: string; from: string; title: string }) {
  return (
    <div className="stack">
      <p>
        <a className="back" href={back}>
          {from}
        </a>
      </p>
      <h1 className="display">{typeset(title)}</h1>
    </div>
  );
}

function Words({ form }: { form: FormState }) {
  return (
    <div className="stack">
      <TextField form={form} name="title" label="Son titre" maxLength={150} />
      <TextArea
        form={form}
        name="missing"
        label="Ce qui manque"
        hint="Pour qui, pour quoi faire, à quoi vous reconnaîtrez que c’est cela."
      />
    </div>
  );
}

function Criteria({ form, lists }: FormProps) {
  return (
    <div className="stack">
      <TermChecks
        form={form}
        name="levels"
        label="Pour quels niveaux ?"
        hint="Rien de coché : tous."
        terms={lists.levels}
        usual={usualLevels(lists.levels)}
      />
      <TermChecks
        form={form}
        name="subjects"
        label="Pour quelles disciplines ?"
        hint="Rien de coché : toutes."
        terms={lists.subjects}
        usual={firstTerms(lists.subjects, SUBJECTS_SHOWN)}
      />
      <TextField
        form={form}
        name="keywords"
        label="Avec l’un de ces mots (facultatif)"
        hint="Au singulier, séparés par des virgules : « fraction, partage ». On les cherche dans le titre, le résumé et les mots-clés."
      />
      <RadioGroup
        form={form}
        name="wants"
        label="Comment doivent-elles être ?"
        choices={WANTS.map((value) => ({ value, ...WANT_WORDS[value] }))}
      />
      <TextField
        form={form}
        name="wanted"
        label="Combien en faut-il ?"
        hint="L’appel se clôt de lui-même quand ce nombre est atteint."
        inputMode="numeric"
        className="brief-number"
        maxLength={2}
      />
      <Places form={form} lists={lists} />
    </div>
  );
}

function Places({ form, lists }: FormProps) {
  return (
    <SelectField
      form={form}
      name="territoryId"
      label="Pour qui ?"
      hint="Tout le monde lit l’appel et peut y répondre. Il est annoncé d’abord là où vous le dites."
      choices={(lists.me?.callTerritories ?? []).map(({ id, code, label }) =>
        code === WHOLE_COUNTRY ? { value: '', label: 'Tout le monde' } : { value: id, label },
      )}
    />
  );
}

function Days({ form, isOpen }: { form: FormState; isOpen: boolean }) {
  return (
    <div className="stack">
      {!isOpen && <TextField form={form} name="opensOn" type="date" label="Premier jour" />}
      <TextField form={form} name="closesOn" type="date" label="Dernier jour" />
    </div>
  );
}
