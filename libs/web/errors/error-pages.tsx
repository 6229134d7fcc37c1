import { SearchForm } from '../layout/search-form.js';
import type { View } from '../layout/view.js';

interface Failure {
  status: number;
  label: string;
  title: string;
  lead: string;
  search: boolean;
}

const FAILURES: Record<number, Omit<Failure, 'status'>> = {
  400: {
    label: 'Erreur 400',
    title: 'Nous n’avons pas compris cette demande',
    lead: 'L’adresse ou le formulaire est incomplet. Revenez en arrière et recommencez : rien n’a été changé.',
    search: false,
  },
  403: {
    label: 'Erreur 403',
    title: 'Votre compte ne permet pas cette action',
    lead: 'Cette page est réservée à d’autres rôles. Si vous devriez y avoir accès, demandez-le à la personne qui administre Essaim.',
    search: false,
  },
  404: {
    label: 'Erreur 404',
    title: 'Cette page n’est pas dans les rayons',
    lead: 'L’adresse contient peut-être une faute de frappe. Ici, une ressource publiée garde toujours la sienne : si c’est un lien d’Essaim qui menait ici, l’erreur est la nôtre.',
    search: true,
  },
  413: {
    label: 'Erreur 413',
    title: 'C’est trop lourd',
    lead: 'Un fichier peut peser 200 Mo, une ressource 500 Mo. Rien n’a été enregistré de cet envoi.',
    search: false,
  },
  429: {
    label: 'Erreur 429',
    title: 'Trop d’essais en peu de temps',
    lead: 'C’est une protection. Attendez quelques minutes, puis recommencez : rien n’est perdu.',
    search: false,
  },
  500: {
    label: 'Erreur 500',
    title: 'Quelque chose a cassé de notre côté',
    lead: 'Ce n’est pas vous. L’incident est noté. Ce qui était enregistré l’est toujours : recommencez dans un instant.',
    search: false,
  },
  503: {
    label: 'Erreur 503',
    title: 'Essaim fait une pause',
    lead: 'Le service redémarre ou une partie ne répond pas. Les ressources sont en sûreté : revenez dans quelques minutes.',
    search: false,
  },
};

/** The page of a failure: what happened, what is safe, what to do. Unknown statuses read as 500, or 400 below it. */
export function errorView(status: number): View {
  const failure = FAILURES[status] ?? FAILURES[status >= 500 ? 500 : 400];
  if (failure === undefined) throw new RangeError(`no page for status ${status}`);
  return {
    title: failure.title,
    search: failure.search ? null : undefined,
    content: (
      <main id="contenu" className="wrap">
        <div className="stack narrow">
          <p className="soft">{failure.label}</p>
          <h1 className="display">{failure.title}</h1>
          <p className="lead">{failure.lead}</p>
          {failure.search && <SearchForm emphasis="again" />}
          <p className="cluster">
            <a href="/">Revenir à l’accueil</a>
            <a href="/aide">Lire l’aide</a>
          </p>
        </div>
      </main>
    ),
  };
}
