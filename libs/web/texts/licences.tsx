import type { LicencesExplainedQuery } from '#contract';
import type { View } from '../layout/view.js';
import { Rights } from '../resource/rights.js';

/** What an author may choose here, each in three lines. The words are the server's: the same as on every resource. */
export function licencesView({ offeredLicences }: LicencesExplainedQuery): View {
  return {
    title: 'Les licences, expliquées',
    description:
      'Ce que permet chaque licence proposée sur Essaim : vous pouvez, vous devez, vous ne pouvez pas.',
    canonical: '/licences-expliquees',
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack prose">
          <h1 className="display">Les licences, expliquées</h1>
          <p className="lead">
            Une ressource sans licence ne peut pas être adaptée : la loi réserve tout à l’auteur. Une licence
            libre donne des permissions, à tout le monde, pour toujours.
          </p>
          <p>
            Une version publiée garde sa licence. L’auteur peut en choisir une autre pour la version suivante
             ; les copies déjà faites gardent l’ancienne.
          </p>
          <p>
            Vous reprenez plusieurs œuvres ? <a href="/licences/melange">Quelle licence pour mon mélange ?</a>
          </p>
        </div>
        {offeredLicences.map((licence, index) => (
          <section key={licence.id} className="stack row" aria-labelledby={licence.id}>
            <h2 id={licence.id}>{licence.name}</h2>
            <p className="prose">
              {index === 0 && <strong>Celle que nous recommandons. </strong>}
              {licence.description} {licence.url && <a href={licence.url}>Le texte de {licence.label}</a>}
            </p>
            {licence.warning && <p className="notice">{licence.warning}</p>}
            <Rights rights={licence.rights} />
          </section>
        ))}
      </main>
    ),
  };
}
