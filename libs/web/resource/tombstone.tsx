import type { WithdrawalCategory } from '#contract';
import type { View } from '../layout/view.js';
import { dayOf } from '../layout/words.js';
import type { Resource } from './resource.js';

export const CATEGORY_LABELS: Record<WithdrawalCategory, string> = {
  MISTAKE: 'Une erreur dans la ressource',
  RIGHTS: 'Une question de droits',
  PUPIL_DATA: 'Des données d’élèves',
  OUTDATED: 'Elle n’est plus à jour',
  OTHER: 'Une autre raison',
};

/** A withdrawn resource keeps its address, its credit and the reason. */
export function tombstoneView(tombstone: NonNullable<Resource['tombstone']>, slug: string): View {
  return {
    title: `Retirée : ${tombstone.title}`,
    content: (
      <main id="contenu" className="wrap">
        <div className="stack">
          <p className="soft">Erreur 410, ressource retirée</p>
          <h1 className="display">Cette ressource a été retirée par ses auteurs</h1>
          <div className="colophon">
            <dl className="facts">
              <dt>Titre</dt>
              <dd>{tombstone.title}</dd>
              <dt>Publiée le</dt>
              <dd>{dayOf(tombstone.publishedAt)}</dd>
              <dt>Retirée le</dt>
              <dd>{dayOf(tombstone.withdrawnAt)}</dd>
              <dt>Motif</dt>
              <dd>
                {CATEGORY_LABELS[tombstone.category]}. « {tombstone.reason} »
              </dd>
              <dt>Crédit</dt>
              <dd>{tombstone.credit}</dd>
              <dt>Ce qui reste</dt>
              <dd>
                Cette page et son adresse, <a href={`/r/${slug}/arbre`}>son arbre et ses adaptations</a>
                {tombstone.replacement?.version && (
                  <>
                    {', et celle qui la remplace : '}
                    <a href={`/r/${tombstone.replacement.slug}`}>{tombstone.replacement.version.title}</a>
                  </>
                )}
                .
              </dd>
            </dl>
            <p>
              Si vous l’aviez téléchargée avant, la licence d’alors vous permet de continuer à l’utiliser.
            </p>
          </div>
          <p>
            <a href="/recherche">Chercher d’autres ressources</a>
          </p>
        </div>
      </main>
    ),
  };
}

/** Hidden by moderation: neutral for readers; who may know reads the reason. */
export function hiddenView(resource: Pick<Resource, 'hiddenReason'>): View {
  return {
    title: 'Ressource masquée',
    content: (
      <main id="contenu" className="wrap">
        <div className="stack">
          <p className="soft">Erreur 410, ressource masquée</p>
          <h1 className="display">Cette ressource n’est pas visible pour le moment</h1>
          <p className="lead">
            La modération examine un signalement, ou l’a jugé fondé. L’adresse est gardée : si la ressource
            revient, elle reviendra ici.
          </p>
          {resource.hiddenReason && (
            <p className="notice notice-alert">
              Le motif, visible de ses auteurs et de la modération : {resource.hiddenReason}
            </p>
          )}
          <p>
            <a href="/recherche">Chercher d’autres ressources</a>
          </p>
        </div>
      </main>
    ),
  };
}
