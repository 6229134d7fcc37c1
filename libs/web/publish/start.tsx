import type { LayoutFragment } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';

/** Three ways in: files, a text, a link. Each makes a draft at once, so that nothing typed is lost. */
export function startView(
  viewer: LayoutFragment['viewer'],
  form: FormState,
  done?: preact.ComponentChild,
): View {
  return {
    title: 'Publier une ressource',
    section: 'publish',
    description:
      'Déposez des fichiers, écrivez un texte ou indiquez un lien : votre ressource est à vous, signée et libre.',
    canonical: '/publier',
    content: (
      <main id="contenu" className="wrap stack-l">
        {done}
        <ErrorsSummary problems={form.problems} />
        <div className="stack">
          <h1 className="display">Publier une ressource</h1>
          <p className="lead">
            Commencez par ce que vous avez. Un brouillon s’enregistre tout de suite, et rien n’est public tant
            que vous ne l’avez pas décidé.
          </p>
        </div>
        {viewer ? <Ways form={form} /> : <Visitor />}
      </main>
    ),
  };
}

function Visitor() {
  return (
    <div className="stack narrow">
      <p>
        Pour publier, il faut un compte : c’est lui qui signe. Une adresse de courriel et un nom public
        suffisent, et ce nom peut être un pseudonyme.
      </p>
      <p className="cluster">
        <a className="btn btn-main" href="/inscription">
          Créer un compte
        </a>
        <a className="btn" href="/connexion?suite=%2Fpublier">
          Se connecter
        </a>
      </p>
    </div>
  );
}

function Ways({ form }: { form: FormState }) {
  return (
    <div className="stack-l narrow">
      <form className="stack-s row" method="post" action="/publier">
        <h2>Des fichiers</h2>
        <p>Documents, diaporamas, images, sons : plusieurs à la fois, chacun avec son rôle.</p>
        <button className="btn btn-main" name="depart" value="fichiers">
          Déposer des fichiers
        </button>
      </form>
      <form className="stack-s row" method="post" action="/publier">
        <h2>Un texte</h2>
        <p>Écrit ici, avec des titres, des tableaux, des formules et des images.</p>
        <button className="btn" name="depart" value="texte">
          Écrire un texte
        </button>
      </form>
      <form className="stack-s row" method="post" action="/publier" noValidate>
        <h2>Un lien</h2>
        <TextField
          form={form}
          name="linkUrl"
          type="url"
          label="Adresse de la ressource"
          hint="Une ressource déjà en ligne ailleurs, que vous avez le droit de présenter."
        />
        <button className="btn" name="depart" value="lien">
          Indiquer ce lien
        </button>
      </form>
      <p>
        Vous avez déjà commencé ? <a href="/mes/ressources">Mes brouillons et mes ressources</a>
      </p>
    </div>
  );
}
