import type { CollectionJournalQuery } from '#contract';
import { NBSP } from '../layout/words.js';
import { quoted } from './collection-words.js';

type Found = NonNullable<CollectionJournalQuery['collection']>;
export type JournalLine = NonNullable<Found['journal']>['edges'][number]['node'];

/** Verbs of the log, as they read after who did it. « … »: whom it is about; « * »: which resource. */
const VERBS: Record<string, string> = {
  'collection.create': 'a commencé la collection',
  'collection.update': 'a changé sa présentation',
  'collection.renewLink': 'a changé son adresse secrète',
  'collection.addCurator': 'l’a confiée aussi à …',
  'collection.removeCurator': 'n’y travaille plus avec …',
  'collection.leave': 'ne la tient plus',
  'collection.add': 'a ajouté *',
  'collection.remove': 'a retiré *',
  'collection.annotate': 'a écrit à propos de *',
  'collection.move': 'a changé l’ordre',
  'collection.addSection': 'a ajouté une partie',
  'collection.updateSection': 'a modifié une partie',
  'collection.moveSection': 'a déplacé une partie',
  'collection.removeSection': 'a retiré une partie',
  'collection.searchSection': 'a changé ce que cherche une partie',
  'collection.link': 'a ajouté une étape au parcours',
  'collection.unlink': 'a retiré une étape du parcours',
  'collection.propose': 'a proposé *',
  'collection.withdrawProposal': 'a repris sa proposition de *',
  'collection.acceptProposal': 'a accepté la proposition de *',
  'collection.refuseProposal': 'n’a pas retenu la proposition de *',
  'collection.askAboutProposal': 'a posé une question à propos de *',
};

const SEEN_BY = {
  PRIVATE: 'l’a rendue privée',
  LINK: 'la partage par un lien secret',
  PUBLIC: 'l’a rendue publique',
} as const;

const GONE = 'une personne dont le compte est fermé';

/** « Conseillère a ajouté « La cour au pas » ». What a later release records reads as its own verb. */
export function journalSentence({ verb, actor, about, resource, visibility }: JournalLine): string {
  const did = visibility ? SEEN_BY[visibility] : (VERBS[verb] ?? `a fait${NBSP}: ${verb}`);
  const what = resource?.version ? quoted(resource.version.title) : 'une ressource qui n’est plus à lire';
  const who = actor?.name ?? `${GONE.charAt(0).toUpperCase()}${GONE.slice(1)}`;
  return `${who} ${did.replace('…', () => about?.name ?? GONE).replace('*', () => what)}`;
}
