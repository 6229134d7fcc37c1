import type { RemixedPart, RemixPageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { FieldGroup } from '../layout/fields.js';
import { type FormState, listOf } from '../layout/form.js';
import { TermChecks } from '../layout/term-checks.js';
import type { View } from '../layout/view.js';
import { NBSP, typeset } from '../layout/words.js';
import { Credits } from '../resource/credits.js';

type Resource = NonNullable<RemixPageQuery['resource']>;
type Version = NonNullable<Resource['version']>;

interface RemixProps {
  resource: Resource;
  version: Version;
  reasons: RemixPageQuery['vocabulary'];
}

const PARTS: Record<RemixedPart, { label: string; note: string }> = {
  FILES: {
    label: 'Les fichiers',
    note: 'Chacun garde son auteur et sa licence ; remplacez-le quand le vôtre est prêt.',
  },
  TEXT: { label: 'Le texte écrit ici', note: 'Avec les images qu’il montre.' },
  SHEET: { label: 'La fiche', note: 'Niveaux, disciplines, durée, objectifs, mots-clés.' },
};

/** « Adapter » : what to take, and why. All the rest is said later, in the draft. */
export function remixView(props: RemixProps, form: FormState): View {
  const { resource, version } = props;
  return {
    title: `Adapter « ${version.title} »`,
    section: 'publish',
    content: (
      <main id="contenu" className="wrap">
        <p>
          <a className="back" href={`/r/${resource.slug}`}>
            Retour à la ressource
          </a>
        </p>
        <div className="stack-l form">
          <ErrorsSummary problems={form.problems} />
          <h1 className="display">Adapter cette ressource</h1>
          <p className="lead">
            «{NBSP}
            {typeset(version.title)}
            {NBSP}» par <Credits authors={version.authors} />
          </p>
          {version.adaptable ? <RemixForm {...props} form={form} /> : <NotAdaptable {...props} />}
        </div>
      </main>
    ),
  };
}

function RemixForm({ resource, version, reasons, form }: RemixProps & { form: FormState }) {
  return (
    <form className="stack-l" method="post" action={`/r/${resource.slug}/adapter`} noValidate>
      <p className="notice">
        Votre brouillon citera cette version {version.number} et ses auteurs, jusque dans les fichiers que
        l’on téléchargera. Ce que l’original deviendra ensuite ne changera rien chez vous sans votre accord.
      </p>
      <input type="hidden" name="version" value={version.number} />
      <Taking version={version} form={form} />
      <TermChecks
        form={form}
        name="reasons"
        label="Pourquoi ? (facultatif)"
        hint="Plusieurs réponses possibles."
        terms={reasons}
      />
      <p>
        <button className="btn btn-main">Commencer mon adaptation</button>
      </p>
    </form>
  );
}

/** Only what is there can be taken. */
function Taking({ version, form }: { version: Version; form: FormState }) {
  const there: RemixedPart[] = [
    ...(version.files.length > 0 ? (['FILES'] as const) : []),
    ...(version.text ? (['TEXT'] as const) : []),
    'SHEET',
  ];
  return (
    <FieldGroup form={form} name="take" label="Que reprenez-vous ?">
      <div className="choices">
        {there.map((part) => (
          <label key={part} className="choice">
            <input
              type="checkbox"
              name="take"
              value={part}
              checked={form.values.take === undefined || listOf(form.values, 'take').includes(part)}
            />
            <span>
              {PARTS[part].label} <small>{PARTS[part].note}</small>
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

function NotAdaptable({ resource, version }: RemixProps) {
  const { label, url } = version.licence;
  return (
    <div className="notice stack-s">
      <p>
        La licence {url ? <a href={url}>{label}</a> : label} ne permet pas de publier une adaptation. Vous
        pouvez :
      </p>
      <ul className="stack-s">
        <li>l’utiliser et la distribuer telle quelle, en citant ses auteurs ;</li>
        <li>l’adapter pour votre seule classe, sans publier le résultat, si sa licence est une 4.0 ;</li>
        <li>
          faire votre propre ressource et y donner <a href={`/r/${resource.slug}`}>un lien</a> vers celle-ci ;
        </li>
        <li>
          <a href="/publier">commencer un brouillon</a>, y nommer cette ressource parmi vos sources, et
          demander de là son accord à l’auteur.
        </li>
      </ul>
    </div>
  );
}
