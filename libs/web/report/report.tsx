import type { ReportCategory, ReportTargetQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { RadioGroup, TextArea, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';

type Target = NonNullable<ReportTargetQuery['resource']>;

const CATEGORY_TEXTS: Record<ReportCategory, { label: string; note: string }> = {
  RIGHTS: { label: 'Droits d’auteur', note: 'Un contenu repris sans droit, un crédit manquant ou faux.' },
  PUPIL_DATA: { label: 'Données d’élèves', note: 'Un nom, un visage, une note, une copie reconnaissable.' },
  ERROR: { label: 'Erreur de fond', note: 'Une notion fausse, un exercice impossible.' },
  ILLEGAL: { label: 'Contenu illicite', note: 'Ce que la loi interdit.' },
  HARASSMENT: { label: 'Propos blessants', note: 'Une personne ou un groupe est visé.' },
  OTHER: { label: 'Autre chose', note: 'Dites-le avec vos mots.' },
};

export const CATEGORIES = Object.keys(CATEGORY_TEXTS) as ReportCategory[];

/** A form without account: what, why, and a contact only if one wants an answer. */
export function reportView(target: Target | null, form: FormState): View {
  return {
    title: 'Signaler un contenu',
    content: (
      <main id="contenu" className="wrap">
        <form className="stack form" method="post" action="/signaler" noValidate>
          <ErrorsSummary problems={form.problems} />
          <h1 className="display">Signaler un contenu</h1>
          <p className="lead">
            Une personne lira votre message. Vous recevrez un numéro pour en parler avec nous.
          </p>
          {target ? (
            <p className="notice">
              À propos de <a href={`/r/${target.slug}`}>{target.version?.title ?? target.slug}</a>
              <input type="hidden" name="resource" value={target.slug} />
            </p>
          ) : (
            <TextField
              form={form}
              name="resource"
              label="Adresse de la ressource"
              hint="Celle de sa page, ou l’adresse courte imprimée sur la fiche."
            />
          )}
          <RadioGroup
            form={form}
            name="category"
            label="De quoi s’agit-il ?"
            choices={CATEGORIES.map((value) => ({ value, ...CATEGORY_TEXTS[value] }))}
          />
          <TextArea
            form={form}
            name="details"
            label="Ce que vous avez vu, et où"
            hint="La page, la phrase, l’image."
          />
          <TextField
            form={form}
            name="contact"
            type="email"
            label="Votre courriel (facultatif)"
            hint="Pour vous répondre, et pour rien d’autre."
            autocomplete="email"
          />
          <p>
            <button className="btn btn-main">Envoyer le signalement</button>
          </p>
        </form>
      </main>
    ),
  };
}

export function receiptView(receipt: string): View {
  return {
    title: 'Signalement reçu',
    content: (
      <main id="contenu" className="wrap">
        <div className="stack narrow">
          <h1 className="display">Nous avons bien reçu votre signalement</h1>
          <p className="lead">
            Son numéro : <strong>{receipt}</strong>
          </p>
          <p>
            Une personne de la modération le lit et décide. Si la ressource met quelqu’un en danger, elle est
            masquée le temps de regarder. Si vous avez laissé un courriel, la décision et son motif vous
            seront envoyés.
          </p>
          <p>
            <a href="/recherche">Revenir aux ressources</a>
          </p>
        </div>
      </main>
    ),
  };
}
