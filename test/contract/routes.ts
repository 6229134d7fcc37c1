import { randomUUID } from 'node:crypto';
import type { Caller } from '../support/api.js';
import type { RunningProduct } from '../support/product.js';
import { thisYear } from './attested.js';
import type { Cast } from './cast.js';
import type { Scene } from './scene.js';

/** A request: its path (or whole address, on the files host), and its form when it posts. */
export interface RouteCall {
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
  /** A file is sent too, as multipart. */
  readonly file?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

const resumable = { 'tus-resumable': '1.0.0' };

const named = (address: string): string => (URL.canParse(address) ? new URL(address).pathname : address);

/** Routes about one resource, asked in each of its states. */
export const sceneRoutes: Record<string, (scene: Scene) => RouteCall> = {
  'GET /r/:slug': ({ slug }) => ({ path: `/r/${slug}` }),
  'GET /r/:slug/v/:number': ({ slug }) => ({ path: `/r/${slug}/v/1` }),
  'GET /r/:slug/licence': ({ slug }) => ({ path: `/r/${slug}/licence` }),
  'GET /r/:slug/relecture': ({ slug }) => ({ path: `/r/${slug}/relecture` }),
  'GET /r/:slug/versions': ({ slug }) => ({ path: `/r/${slug}/versions` }),
  'GET /r/:slug/arbre': ({ slug }) => ({ path: `/r/${slug}/arbre` }),
  'GET /r/:slug/proches': ({ slug }) => ({ path: `/r/${slug}/proches` }),
  'GET /r/:slug/comparer': ({ slug }) => ({ path: `/r/${slug}/comparer` }),
  'GET /r/:slug/imprimer': ({ slug }) => ({ path: `/r/${slug}/imprimer` }),
  'GET /r/:slug/apercu/:file': ({ slug, file }) => ({ path: `/r/${slug}/apercu/${file.id}` }),
  'GET /s/:code': ({ shortCode }) => ({ path: `/s/${shortCode}` }),
  'GET /s/:code/utilise': ({ shortCode }) => ({ path: `/s/${shortCode}/utilise` }),
  'GET /s/:code/utilise/merci': ({ shortCode }) => ({ path: `/s/${shortCode}/utilise/merci` }),
  'POST /s/:code/utilise': ({ shortCode }) => ({ path: `/s/${shortCode}/utilise`, form: { level: 'cm1' } }),
  'GET /mes/impact/:slug': ({ slug }) => ({ path: `/mes/impact/${slug}` }),
  'GET /fichiers/:partId/:name': ({ file }) => ({ path: named(file.downloadUrl) }),
  'GET /originaux/:partId/:name': ({ file }) => ({ path: named(file.originalUrl) }),
  'GET /tout/:slug/:number/:name': ({ archiveUrl }) => ({ path: named(archiveUrl) }),
  'GET /apercus/:partId/:derivedId': ({ file, derived }) => ({
    path: `/apercus/${file.id}/${derived.pageId}`,
  }),
  'GET /copies/:partId/:derivedId/:name': ({ file, derived }) => ({
    path: `/copies/${file.id}/${derived.copyId}/copie.pdf`,
  }),
  'GET /fichiers-de-brouillon/:partId/:viewerId/:expires/:signature/:name': ({ draftFileUrl }) => ({
    path: named(draftFileUrl),
  }),
  // Nobody is given an address in these scenes: reviewed-file.db.spec follows those that are.
  'GET /apercus-de-brouillon/:partId/:viewerId/:expires/:signature/:derivedId': ({
    draftFileId,
    derived,
  }) => ({
    path: `/apercus-de-brouillon/${draftFileId}/${draftFileId}/9999999999/rien/${derived.pageId}`,
  }),
  'GET /brouillons/:id': ({ draftId }) => ({ path: `/brouillons/${draftId}` }),
  'GET /brouillons/:id/texte': ({ draftId }) => ({ path: `/brouillons/${draftId}/texte` }),
  'GET /brouillons/:id/fichiers/:file': ({ draftId, draftFileId }) => ({
    path: `/brouillons/${draftId}/fichiers/${draftFileId}`,
  }),
  'GET /brouillons/:id/droits/elements': ({ draftId }) => ({
    path: `/brouillons/${draftId}/droits/elements`,
  }),
  'GET /brouillons/:id/droits/question': ({ draftId }) => ({
    path: `/brouillons/${draftId}/droits/question`,
  }),
  'GET /brouillons/:id/droits/sources': ({ draftId }) => ({ path: `/brouillons/${draftId}/droits/sources` }),
  'GET /brouillons/:id/droits/sources/:source/accord': ({ draftId, sourceId }) => ({
    path: `/brouillons/${draftId}/droits/sources/${sourceId}/accord`,
  }),
  'GET /brouillons/:id/droits/sources/:source/retirer': ({ draftId, sourceId }) => ({
    path: `/brouillons/${draftId}/droits/sources/${sourceId}/retirer`,
  }),
  'GET /brouillons/:id/droits/sources/ailleurs': ({ draftId }) => ({
    path: `/brouillons/${draftId}/droits/sources/ailleurs`,
  }),
  'GET /brouillons/:id/droits/sources/:source/demande': ({ draftId, originalSourceId }) => ({
    path: `/brouillons/${draftId}/droits/sources/${originalSourceId}/demande`,
  }),
  'GET /campagnes/:slug': ({ campaignSlug }) => ({ path: `/campagnes/${campaignSlug}` }),
  ...Object.fromEntries(
    ['', '/modifier', '/campagne.ics'].map((page) => [
      `GET /referent/campagnes/:slug${page}`,
      ({ campaignSlug }: Scene) => ({ path: `/referent/campagnes/${campaignSlug}${page}` }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries({
      modifier: { aim: 'Autrement.' },
      ouvrir: {},
      prolonger: { closesOn: '2027-01-31' },
      terminer: {},
      clore: {},
      archiver: {},
      confier: { person: 'personne' },
      supprimer: {},
    }).map(([verb, form]) => [
      `POST /referent/campagnes/:slug/${verb}`,
      ({ campaignSlug }: Scene) => ({ path: `/referent/campagnes/${campaignSlug}/${verb}`, form }),
    ]),
  ),
  'GET /campagnes/:slug/etalonnage': ({ campaignSlug }) => ({
    path: `/campagnes/${campaignSlug}/etalonnage`,
  }),
  'POST /campagnes/:slug/etalonnage': ({ campaignSlug }) => ({
    path: `/campagnes/${campaignSlug}/etalonnage`,
    form: { resource: 'nulle-part' },
  }),
  'POST /campagnes/:slug/etalonnage/retirer': ({ campaignSlug, exemplarId }) => ({
    path: `/campagnes/${campaignSlug}/etalonnage/retirer`,
    form: { exemplar: exemplarId },
  }),
  'POST /campagnes/:slug/etalonnage/clore': ({ campaignSlug }) => ({
    path: `/campagnes/${campaignSlug}/etalonnage/clore`,
    form: {},
  }),
  'GET /campagnes/:slug/etalonnage/:number': ({ campaignSlug }) => ({
    path: `/campagnes/${campaignSlug}/etalonnage/1`,
  }),
  'POST /campagnes/:slug/etalonnage/:number': ({ campaignSlug }) => ({
    path: `/campagnes/${campaignSlug}/etalonnage/1`,
    form: {},
  }),
  'GET /campagnes/:slug/demander': ({ campaignSlug }) => ({ path: `/campagnes/${campaignSlug}/demander` }),
  'POST /campagnes/:slug/demander': ({ campaignSlug, resourceId }) => ({
    path: `/campagnes/${campaignSlug}/demander`,
    form: { resource: resourceId },
  }),
  'GET /referent/campagnes/:slug/demandes': ({ campaignSlug }) => ({
    path: `/referent/campagnes/${campaignSlug}/demandes`,
  }),
  'GET /referent/campagnes/:slug/demandes/demandes.csv': ({ campaignSlug }) => ({
    path: `/referent/campagnes/${campaignSlug}/demandes/demandes.csv`,
  }),
  'POST /referent/campagnes/:slug/demandes/inviter': ({ campaignSlug, resourceId }) => ({
    path: `/referent/campagnes/${campaignSlug}/demandes/inviter`,
    form: { resource: resourceId },
  }),
  'POST /referent/campagnes/:slug/demandes/relecteurs': ({ campaignSlug }) => ({
    path: `/referent/campagnes/${campaignSlug}/demandes/relecteurs`,
    form: { person: 'personne' },
  }),
  'POST /referent/campagnes/:slug/demandes/ensemble': ({ campaignSlug }) => ({
    path: `/referent/campagnes/${campaignSlug}/demandes/ensemble`,
    form: { treatment: 'REMIND' },
  }),
  'GET /referent/campagnes/:slug/journal': ({ campaignSlug }) => ({
    path: `/referent/campagnes/${campaignSlug}/journal`,
  }),
  'GET /referent/campagnes/:slug/journal/journal.csv': ({ campaignSlug }) => ({
    path: `/referent/campagnes/${campaignSlug}/journal/journal.csv`,
  }),
  'GET /referent/campagnes/:slug/relectures.csv': ({ campaignSlug }) => ({
    path: `/referent/campagnes/${campaignSlug}/relectures.csv`,
  }),
  'GET /referent/campagnes/:slug/attribuer': ({ campaignSlug }) => ({
    path: `/referent/campagnes/${campaignSlug}/attribuer`,
  }),
  'POST /referent/campagnes/:slug/attribuer': ({ campaignSlug }) => ({
    path: `/referent/campagnes/${campaignSlug}/attribuer`,
    form: {},
  }),
  'GET /referent/demandes/:id': ({ submissionId }) => ({ path: `/referent/demandes/${submissionId}` }),
  'POST /referent/demandes/:id/attribuer': ({ submissionId }) => ({
    path: `/referent/demandes/${submissionId}/attribuer`,
    form: {},
  }),
  'POST /referent/demandes/:id/annuler': ({ submissionId, otherAssignmentId }) => ({
    path: `/referent/demandes/${submissionId}/annuler`,
    form: { assignment: otherAssignmentId },
  }),
  'POST /referent/demandes/:id/decliner': ({ submissionId }) => ({
    path: `/referent/demandes/${submissionId}/decliner`,
    form: { reason: '' },
  }),
  'GET /referent/demandes/:id/decision': ({ submissionId }) => ({
    path: `/referent/demandes/${submissionId}/decision`,
  }),
  'POST /referent/demandes/:id/decision': ({ submissionId }) => ({
    path: `/referent/demandes/${submissionId}/decision`,
    form: { outcome: 'REVIEWED' },
  }),
  'GET /demandes/:id': ({ submissionId }) => ({ path: `/demandes/${submissionId}` }),
  'POST /demandes/:id/repondre': ({ submissionId }) => ({
    path: `/demandes/${submissionId}/repondre`,
    form: { answer: 'oui' },
  }),
  'POST /demandes/:id/retirer': ({ submissionId }) => ({
    path: `/demandes/${submissionId}/retirer`,
    form: {},
  }),
  'POST /demandes/:id/renvoyer': ({ decidedId }) => ({ path: `/demandes/${decidedId}/renvoyer`, form: {} }),
  'GET /demandes/:id/relectures': ({ decidedId }) => ({ path: `/demandes/${decidedId}/relectures` }),
  'POST /demandes/:id/relectures/montrer': ({ decidedId }) => ({
    path: `/demandes/${decidedId}/relectures/montrer`,
    form: {},
  }),
  'POST /demandes/:id/relectures/:remark/repondre': ({ decidedId, decidedRemarkId }) => ({
    path: `/demandes/${decidedId}/relectures/${decidedRemarkId}/repondre`,
    form: { words: 'C’est fait.' },
  }),
  'POST /demandes/:id/relectures/:remark/prendre': ({ decidedId, decidedRemarkId }) => ({
    path: `/demandes/${decidedId}/relectures/${decidedRemarkId}/prendre`,
    form: {},
  }),
  'GET /relectures/:id': ({ assignmentId }) => ({ path: `/relectures/${assignmentId}` }),
  'POST /relectures/:id': ({ assignmentId }) => ({
    path: `/relectures/${assignmentId}`,
    form: { revision: '1', strengths: 'Clair.' },
  }),
  'POST /relectures/:id/repondre': ({ assignmentId }) => ({
    path: `/relectures/${assignmentId}/repondre`,
    form: { answer: 'decline', reason: 'Pas le temps.' },
  }),
  'GET /referent/grilles/:id': ({ rubricId }) => ({ path: `/referent/grilles/${rubricId}` }),
  'GET /referent/grilles/:id/criteres/:key': ({ rubricId }) => ({
    path: `/referent/grilles/${rubricId}/criteres/nouveau`,
  }),
  'POST /referent/grilles/:id': ({ rubricId, rubricRevision }) => ({
    path: `/referent/grilles/${rubricId}`,
    form: { action: 'titre', title: 'Autrement', revision: rubricRevision },
  }),
  'POST /referent/grilles/:id/criteres/:key': ({ rubricId, rubricRevision }) => ({
    path: `/referent/grilles/${rubricId}/criteres/nouveau`,
    form: { question: 'Encore ?', revision: rubricRevision },
  }),
  'GET /permissions/:id': ({ permissionId }) => ({ path: `/permissions/${permissionId}` }),
  'GET /r/:slug/adapter': ({ slug }) => ({ path: `/r/${slug}/adapter` }),
  'GET /r/:slug/proposer': ({ slug }) => ({ path: `/r/${slug}/proposer` }),
  'GET /propositions/:id': ({ proposalId }) => ({ path: `/propositions/${proposalId}` }),
  'GET /brouillons/:id/fichiers': ({ draftId }) => ({ path: `/brouillons/${draftId}/fichiers` }),
  'GET /brouillons/:id/mise-a-jour/:sourceId': ({ draftId, originalId }) => ({
    path: `/brouillons/${draftId}/mise-a-jour/${originalId}`,
  }),
  'GET /brouillons/:id/verification': ({ draftId }) => ({ path: `/brouillons/${draftId}/verification` }),
  'GET /brouillons/:id/public': ({ draftId }) => ({ path: `/brouillons/${draftId}/public` }),
  'GET /brouillons/:id/droits': ({ draftId }) => ({ path: `/brouillons/${draftId}/droits` }),
  'GET /brouillons/:id/relecture/trouvailles/:finding': ({ draftId, findingId }) => ({
    path: `/brouillons/${draftId}/relecture/trouvailles/${findingId}`,
  }),
  'GET /brouillons/:id/reconnus/:recognition': ({ draftId, recognitionId }) => ({
    path: `/brouillons/${draftId}/reconnus/${recognitionId}`,
  }),
  'GET /brouillons/:id/relecture': ({ draftId }) => ({ path: `/brouillons/${draftId}/relecture` }),
  'GET /brouillons/:id/supprimer': ({ draftId }) => ({ path: `/brouillons/${draftId}/supprimer` }),
  'GET /mes/ressources/:slug/titre': ({ slug }) => ({ path: `/mes/ressources/${slug}/titre` }),
  'GET /mes/ressources/:slug/retirer': ({ slug }) => ({ path: `/mes/ressources/${slug}/retirer` }),
  'GET /mes/ressources/:slug/auteurs': ({ slug }) => ({ path: `/mes/ressources/${slug}/auteurs` }),
  'GET /invitations/:id': ({ invitationId }) => ({ path: `/invitations/${invitationId}` }),
  'GET /moderation/:id': ({ reportId }) => ({ path: `/moderation/${reportId}` }),
  'GET /moderation/questions/:id': ({ questionId }) => ({ path: `/moderation/questions/${questionId}` }),
  'GET /signaler': ({ slug }) => ({ path: `/signaler?cible=${slug}` }),
  'POST /brouillons/:id/texte': ({ draftId, revision }) => ({
    path: `/brouillons/${draftId}/texte`,
    form: { revision: String(revision), text: 'Un autre texte.' },
  }),
  'POST /brouillons/:id/fichiers': ({ draftId }) => ({ path: `/brouillons/${draftId}/fichiers`, file: true }),
  'POST /brouillons/:id/envois': ({ draftId }) => ({
    path: `/brouillons/${draftId}/envois`,
    form: {},
    headers: { ...resumable, 'upload-length': '10' },
  }),
  ...Object.fromEntries(
    ['HEAD', 'GET', 'PATCH', 'POST', 'DELETE'].map((method) => [
      `${method} /brouillons/:id/envois/:upload`,
      ({ draftId, refusedId }: Scene) => ({
        path: `/brouillons/${draftId}/envois/${refusedId}`,
        headers: resumable,
      }),
    ]),
  ),
  'POST /brouillons/:id/connus': ({ draftId }) => ({
    path: `/brouillons/${draftId}/connus`,
    form: { sha256: '0'.repeat(64), name: 'inconnu.pdf' },
  }),
  'POST /brouillons/:id/fichiers/:file': ({ draftId, draftFileId }) => ({
    path: `/brouillons/${draftId}/fichiers/${draftFileId}`,
    form: { action: 'monter' },
  }),
  'POST /brouillons/:id/fichiers/refuses/:refused': ({ draftId, refusedId }) => ({
    path: `/brouillons/${draftId}/fichiers/refuses/${refusedId}`,
    form: {},
  }),
  'POST /brouillons/:id/mise-a-jour/:sourceId': ({ draftId, originalId, revision }) => ({
    path: `/brouillons/${draftId}/mise-a-jour/${originalId}`,
    form: { revision: String(revision) },
  }),
  'POST /brouillons/:id/mise-a-jour/:sourceId/suivi': ({ draftId, originalId }) => ({
    path: `/brouillons/${draftId}/mise-a-jour/${originalId}/suivi`,
    form: { policy: 'NOTIFY' },
  }),
  'POST /brouillons/:id/verification': ({ draftId, revision }) => ({
    path: `/brouillons/${draftId}/verification`,
    form: { revision: String(revision), title: 'Autre titre', summary: 'Autre résumé.' },
  }),
  'POST /brouillons/:id/public': ({ draftId, revision }) => ({
    path: `/brouillons/${draftId}/public`,
    form: { revision: String(revision), levels: 'cm2', subjects: 'mathematiques', types: 'exercice' },
  }),
  'POST /brouillons/:id/droits': ({ draftId, revision }) => ({
    path: `/brouillons/${draftId}/droits`,
    form: { revision: String(revision), own: 'oui', others: 'non', ai: 'non', licence: 'CC-BY-SA-4.0' },
  }),
  'POST /brouillons/:id/droits/elements': ({ draftId }) => ({
    path: `/brouillons/${draftId}/droits/elements`,
    form: { title: 'Une carte', author: 'Une géographe', itemLicence: 'CC0-1.0' },
  }),
  'POST /brouillons/:id/droits/elements/:item/retirer': ({ draftId, itemId }) => ({
    path: `/brouillons/${draftId}/droits/elements/${itemId}/retirer`,
    form: {},
  }),
  'POST /brouillons/:id/droits/sources': ({ draftId }) => ({
    path: `/brouillons/${draftId}/droits/sources`,
    form: { resource: 'nulle-part' },
  }),
  'POST /brouillons/:id/droits/sources/ailleurs': ({ draftId }) => ({
    path: `/brouillons/${draftId}/droits/sources/ailleurs`,
    form: { sourceTitle: `Conte ${randomUUID()}`, sourceAuthor: 'Une conteuse', sourceLicence: 'CC-BY-4.0' },
  }),
  'POST /brouillons/:id/droits/sources/:source/retirer': ({ draftId, sourceId }) => ({
    path: `/brouillons/${draftId}/droits/sources/${sourceId}/retirer`,
    form: {},
  }),
  'POST /brouillons/:id/droits/sources/:source/accord': ({ draftId, sourceId }) => ({
    path: `/brouillons/${draftId}/droits/sources/${sourceId}/accord`,
    form: { [`accord-${sourceId}`]: 'D’accord pour CC BY 4.0.' },
  }),
  'POST /brouillons/:id/droits/sources/:source/demande': ({ draftId, originalSourceId }) => ({
    path: `/brouillons/${draftId}/droits/sources/${originalSourceId}/demande`,
    form: { licence: 'CC-BY-4.0', message: 'Puis-je ?' },
  }),
  'POST /permissions/:id': ({ permissionId }) => ({
    path: `/permissions/${permissionId}`,
    form: { reponse: 'non' },
  }),
  'POST /r/:slug/proposer': ({ slug }) => ({ path: `/r/${slug}/proposer`, form: {} }),
  'POST /propositions/:id/envoyer': ({ proposalId }) => ({
    path: `/propositions/${proposalId}/envoyer`,
    form: { revision: '1', reason: 'Un titre plus clair.' },
  }),
  'POST /propositions/:id/retirer': ({ proposalId }) => ({
    path: `/propositions/${proposalId}/retirer`,
    form: {},
  }),
  'POST /propositions/:id/adapter': ({ proposalId }) => ({
    path: `/propositions/${proposalId}/adapter`,
    form: {},
  }),
  'POST /propositions/:id': ({ proposalId, proposedPieceId, revision }) => ({
    path: `/propositions/${proposalId}`,
    form: { version: '1', revision: String(revision), [`choix-${proposedPieceId}`]: 'THEIRS' },
  }),
  'POST /r/:slug/adapter': ({ slug }) => ({
    path: `/r/${slug}/adapter`,
    form: { version: '1', take: 'SHEET' },
  }),
  'POST /brouillons/:id/droits/question': ({ draftId }) => ({
    path: `/brouillons/${draftId}/droits/question`,
    form: { question: 'Ai-je le droit ?' },
  }),
  'POST /brouillons/:id/relecture/trouvailles/:finding': ({ draftId, findingId }) => ({
    path: `/brouillons/${draftId}/relecture/trouvailles/${findingId}`,
    form: { reason: 'OWN' },
  }),
  'POST /brouillons/:id/reconnus/:recognition': ({ draftId, recognitionId }) => ({
    path: `/brouillons/${draftId}/reconnus/${recognitionId}`,
    form: {},
  }),
  'POST /brouillons/:id/relecture': ({ draftId, revision }) => ({
    path: `/brouillons/${draftId}/relecture`,
    form: { revision: String(revision), attested: 'oui', whatChanged: 'Une coquille.' },
  }),
  'POST /brouillons/:id/supprimer': ({ draftId }) => ({ path: `/brouillons/${draftId}/supprimer`, form: {} }),
  'POST /mes/ressources/:slug/version': ({ slug }) => ({ path: `/mes/ressources/${slug}/version`, form: {} }),
  'POST /mes/ressources/:slug/titre': ({ slug }) => ({
    path: `/mes/ressources/${slug}/titre`,
    form: { title: 'Titre corrigé' },
  }),
  'POST /mes/ressources/:slug/retirer': ({ slug }) => ({
    path: `/mes/ressources/${slug}/retirer`,
    form: { category: 'OTHER', reason: 'Plus à jour.' },
  }),
  'POST /mes/ressources/:slug/auteurs': ({ slug }) => ({
    path: `/mes/ressources/${slug}/auteurs`,
    form: { person: 'invitee@ecole.test', role: 'CONTRIBUTOR' },
  }),
  'POST /mes/ressources/:slug/auteurs/ordre': ({ slug }) => ({
    path: `/mes/ressources/${slug}/auteurs/ordre`,
    form: {},
  }),
  'POST /mes/ressources/:slug/auteurs/confier': ({ slug }) => ({
    path: `/mes/ressources/${slug}/auteurs/confier`,
    form: { person: 'personne' },
  }),
  'POST /mes/ressources/:slug/auteurs/quitter': ({ slug }) => ({
    path: `/mes/ressources/${slug}/auteurs/quitter`,
    form: {},
  }),
  'POST /mes/ressources/:slug/auteurs/invitations/:invitation': ({ slug, invitationId }) => ({
    path: `/mes/ressources/${slug}/auteurs/invitations/${invitationId}`,
    form: {},
  }),
  'POST /invitations/:id': ({ invitationId }) => ({
    path: `/invitations/${invitationId}`,
    form: { reponse: 'non' },
  }),
  'POST /moderation/:id': ({ reportId }) => ({
    path: `/moderation/${reportId}`,
    form: { decision: 'classer', reason: 'Rien à redire.' },
  }),
  'POST /moderation/questions/:id': ({ questionId }) => ({
    path: `/moderation/questions/${questionId}`,
    form: { answer: 'Oui.' },
  }),
  'POST /signaler': ({ slug }) => ({
    path: '/signaler',
    form: { resource: slug, category: 'ERROR', details: 'Une faute.' },
  }),
};

const page = (path: string, form?: RouteCall['form']) => (): RouteCall => ({ path, form });
const nobody = '00000000-0000-4000-8000-000000000000';
const curating = (
  method: 'GET' | 'POST',
  pages: readonly string[],
): Record<string, (cast: Cast) => RouteCall> =>
  Object.fromEntries(
    pages.map((more) => [
      `${method} /collections/:id/modifier${more}`,
      ({ gathered }: Cast) => ({
        path: `/collections/${gathered.id}/modifier${more}`,
        ...(method === 'POST' ? { form: {} } : {}),
      }),
    ]),
  );
const account = { email: 'personne@ecole.test', password: 'pas le bon mot de passe' };

/** Routes about no resource. Forms that would end the caller's own account, session or token are sent wrong on purpose. */
export const routes: Record<string, (cast: Cast) => RouteCall> = {
  ...Object.fromEntries(
    [
      [
        '/',
        '/recherche',
        '/recherche/filtres',
        '/recherche/ma-classe',
        '/recherche/suggestions',
        '/recherche.atom',
        '/parcours',
        '/sitemap.xml',
        '/robots.txt',
        '/favicon.svg',
      ],
      ['/api', '/aide', '/accessibilite', '/donnees', '/mentions', '/sobriete', '/licences-expliquees'],
      [
        '/connexion',
        '/inscription',
        '/courriel-envoye',
        '/courrier',
        '/mot-de-passe',
        '/mot-de-passe/nouveau',
      ],
      [
        '/inscription/confirmer',
        '/publier',
        '/mes/ressources',
        '/mes/propositions',
        '/compte',
        '/compte/profil',
        '/compte/profil/etablissement',
        '/mandats',
        '/mandats/demandes',
        '/mandats/donner',
        '/compte/donnees',
        '/compte/supprimer',
        '/compte/jetons',
      ],
      [
        '/compte/courriel',
        '/compte/courriel/confirmer',
        '/compte/mot-de-passe',
        '/compte/sessions',
        '/connexion/code',
      ],
      ['/compte/connexions', '/compte/connexions/lier', '/compte/connexions/confirmer'],
      [
        '/compte/second-facteur',
        '/compte/second-facteur/confirmer',
        '/compte/second-facteur/secours',
        '/compte/second-facteur/retirer',
      ],
      ['/notifications', '/notifications/reglages'],
      ['/reglages', '/moderation', '/moderation/questions', '/health/live', '/health/ready'],
    ]
      .flat()
      .map((path) => [`GET ${path}`, page(path)]),
  ),
  'GET /admin/travaux': page('/admin/travaux'),
  // Of a job that is gone: each stays for who sees it.
  ...Object.fromEntries(
    ['reessayer', 'abandonner'].flatMap((verb) => [
      [`GET /admin/travaux/:id/${verb}`, page(`/admin/travaux/0/${verb}`)],
      [`POST /admin/travaux/:id/${verb}`, page(`/admin/travaux/0/${verb}`, {})],
    ]),
  ),
  'GET /mes/relectures': page('/mes/relectures'),
  'GET /attestations': page('/attestations?code=7f3k'),
  'GET /attestations/:code': ({ attested }) => ({ path: `/attestations/${attested.code}` }),
  'GET /attestations/:code/attestation.pdf': ({ attested }) => ({
    path: `/attestations/${attested.code}/attestation.pdf`,
  }),
  'GET /mes/attestations': page('/mes/attestations'),
  'POST /mes/attestations': page('/mes/attestations', { role: 'AUTHOR', year: String(thisYear()) }),
  'POST /mes/attestations/retirer': ({ attested }) => ({
    path: '/mes/attestations/retirer',
    form: { code: attested.spare },
  }),
  'GET /rangees/:row': page('/rangees/niveaux'),
  'GET /collections': page('/collections'),
  'GET /mes/collections': page('/mes/collections'),
  'POST /mes/collections': page('/mes/collections', { title: ' ' }),
  'GET /mes/suivis': page('/mes/suivis'),
  'GET /mes/alertes': page('/mes/alertes'),
  'POST /suivre': page('/suivre', { adresse: '/niveau/cm2' }),
  'POST /suivre/arreter': page('/suivre/arreter', { adresse: '/niveau/cp' }),
  'POST /mes/suivis/:id/arreter': page('/mes/suivis/rien/arreter', {}),
  'GET /suivis/arreter': page('/suivis/arreter?jeton=x.y'),
  'POST /suivis/arreter': page('/suivis/arreter', { jeton: 'x.y' }),
  'GET /c/:slug': ({ gathered }) => ({ path: `/c/${gathered.privateSlug}` }),
  'GET /c/:slug.atom': ({ gathered }) => ({ path: `/c/${gathered.privateSlug}.atom` }),
  'GET /c/:slug/emporter.zip': ({ gathered }) => ({ path: `/c/${gathered.privateSlug}/emporter.zip` }),
  'GET /c/:slug/valise.zip': ({ gathered }) => ({ path: `/c/${gathered.privateSlug}/valise.zip` }),
  'GET /c/:slug/imprimer': ({ gathered }) => ({ path: `/c/${gathered.privateSlug}/imprimer` }),
  'POST /c/:slug/copier': ({ gathered }) => ({ path: `/c/${gathered.slug}/copier`, form: {} }),
  'GET /c/:slug/proposer': ({ gathered }) => ({ path: `/c/${gathered.slug}/proposer` }),
  'POST /c/:slug/proposer': ({ gathered }) => ({
    path: `/c/${gathered.slug}/proposer`,
    form: { resource: 'nulle-part', reason: 'Pour mesurer dehors.' },
  }),
  'GET /mes/collections/propositions': page('/mes/collections/propositions'),
  'GET /collections/recherche': page('/collections/recherche?q=cour&niveau=cm1'),
  'POST /collections/recherche': ({ gathered }) => ({
    path: '/collections/recherche',
    form: { collection: gathered.id, title: ' ', address: '/recherche?q=cour', most: '6' },
  }),
  'GET /collections/propositions/:id': ({ gathered }) => ({
    path: `/collections/propositions/${gathered.proposalId}`,
  }),
  ...Object.fromEntries(
    Object.entries({
      accepter: { section: nobody },
      refuser: { answer: ' ' },
      demander: { text: 'Et ensuite ?' },
      repondre: { text: ' ' },
    }).map(([verb, form]) => [
      `POST /collections/propositions/:id/${verb}`,
      ({ gathered }: Cast) => ({ path: `/collections/propositions/${gathered.proposalId}/${verb}`, form }),
    ]),
  ),
  // What nothing is called: it stays for the others.
  'POST /collections/propositions/:id/retirer': page(`/collections/propositions/${nobody}/retirer`, {}),
  'GET /garder/:slug': ({ gathered }) => ({ path: `/garder/${gathered.resource}` }),
  'POST /garder/:slug': ({ gathered }) => ({ path: `/garder/${gathered.resource}`, form: {} }),
  'POST /garder/:slug/ranger': ({ gathered }) => ({ path: `/garder/${gathered.resource}/ranger`, form: {} }),
  ...curating('GET', ['', '/presentation', '/propositions', '/journal']),
  ...curating('POST', ['/ajouter', '/parties', '/personnes', '/personnes/retirer', '/quitter', '/lien']),
  'POST /collections/:id/modifier/presentation': ({ gathered }) => ({
    path: `/collections/${gathered.id}/modifier/presentation`,
    form: { title: 'Mesurer', why: 'Pour mesurer dehors.' },
  }),
  // What nothing is called: it stays for the others.
  'POST /collections/:id/modifier/supprimer': page(`/collections/${nobody}/modifier/supprimer`, {}),
  'GET /collections/:id/modifier/parties/:section': ({ gathered }) => ({
    path: `/collections/${gathered.id}/modifier/parties/${gathered.sectionId}`,
  }),
  'POST /collections/:id/modifier/parties/:section': ({ gathered }) => ({
    path: `/collections/${gathered.id}/modifier/parties/${gathered.sectionId}`,
    form: { title: 'Pour finir' },
  }),
  'POST /collections/:id/modifier/parties/:section/deplacer': ({ gathered }) => ({
    path: `/collections/${gathered.id}/modifier/parties/${gathered.sectionId}/deplacer`,
    form: { sens: 'UP' },
  }),
  'POST /collections/:id/modifier/parties/:section/recherche': ({ gathered }) => ({
    path: `/collections/${gathered.id}/modifier/parties/${gathered.sectionId}/recherche`,
    form: { address: '', most: '6' },
  }),
  'POST /collections/:id/modifier/parties/:section/recherche/arreter': ({ gathered }) => ({
    path: `/collections/${gathered.id}/modifier/parties/${nobody}/recherche/arreter`,
    form: {},
  }),
  'POST /collections/:id/modifier/parties/:section/retirer': ({ gathered }) => ({
    path: `/collections/${gathered.id}/modifier/parties/${nobody}/retirer`,
    form: {},
  }),
  'GET /collections/:id/modifier/:item': ({ gathered }) => ({
    path: `/collections/${gathered.id}/modifier/${gathered.itemId}`,
  }),
  ...Object.fromEntries(
    Object.entries({
      '': { note: 'Dehors.', pinnedVersion: '1' },
      '/deplacer': { sens: 'FIRST' },
      '/vue': {},
      '/avant': { before: nobody },
      '/avant/retirer': { before: nobody },
    }).map(([verb, form]) => [
      `POST /collections/:id/modifier/:item${verb}`,
      ({ gathered }: Cast) => ({
        path: `/collections/${gathered.id}/modifier/${gathered.itemId}${verb}`,
        form,
      }),
    ]),
  ),
  'POST /collections/:id/modifier/:item/retirer': ({ gathered }) => ({
    path: `/collections/${gathered.id}/modifier/${nobody}/retirer`,
    form: {},
  }),
  'GET /appels': page('/appels'),
  'GET /appels.atom': page('/appels.atom'),
  'GET /couverture': page('/couverture?cycle=cycle-3'),
  'GET /appels/nouveau': page('/appels/nouveau'),
  'POST /appels/nouveau': page('/appels/nouveau', { title: 'Un appel', territoryId: 'nulle-part' }),
  'GET /appels/:slug': ({ calling }) => ({ path: `/appels/${calling.draftSlug}` }),
  'GET /appels/:slug/modifier': ({ calling }) => ({ path: `/appels/${calling.slug}/modifier` }),
  'POST /appels/:slug/modifier': ({ calling }) => ({
    path: `/appels/${calling.slug}/modifier`,
    form: { title: ' ' },
  }),
  'GET /appels/:slug/repondre': ({ calling }) => ({ path: `/appels/${calling.slug}/repondre` }),
  'POST /appels/:slug/repondre': ({ calling }) => ({
    path: `/appels/${calling.slug}/repondre`,
    form: { resource: 'nulle-part' },
  }),
  // As with the mutations: an open call cannot be opened or deleted, and the one that is prepared cannot be closed.
  ...Object.fromEntries(
    Object.entries({
      suivre: {},
      'ne-plus-suivre': {},
      ouvrir: {},
      supprimer: {},
      retirer: { resource: 'nulle-part' },
      retenir: { resource: 'nulle-part' },
      ecarter: { resource: 'nulle-part', word: ' ' },
    }).map(([verb, form]) => [
      `POST /appels/:slug/${verb}`,
      ({ calling }: Cast) => ({ path: `/appels/${calling.slug}/${verb}`, form }),
    ]),
  ),
  'POST /appels/:slug/clore': ({ calling }) => ({ path: `/appels/${calling.draftSlug}/clore`, form: {} }),
  'GET /relire/faites': page('/relire/faites'),
  'POST /relire/faites/visibilite': page('/relire/faites/visibilite', { montrer: 'non' }),
  'GET /relire': page('/relire'),
  'POST /relire/disponibilite': page('/relire/disponibilite', { cap: '999' }),
  'POST /relire/rejoindre': page('/relire/rejoindre', { campaign: 'nulle-part' }),
  'POST /relire/quitter': page('/relire/quitter', { campaign: 'nulle-part' }),
  'GET /campagnes': page('/campagnes'),
  'GET /referent': page('/referent'),
  'GET /referent/grilles': page('/referent/grilles'),
  'POST /referent/grilles': page('/referent/grilles', { copyOf: 'rien', title: 'Une copie' }),
  'GET /referent/campagnes/nouvelle': page('/referent/campagnes/nouvelle'),
  'POST /referent/campagnes/nouvelle': page('/referent/campagnes/nouvelle', { title: 'Une campagne' }),
  'GET /licences/melange': page('/licences/melange?source=CC-BY-SA-4.0&source=CC-BY-NC-4.0'),
  'GET /niveau/:id': page('/niveau/cm1'),
  'GET /niveau/:id.atom': page('/niveau/cm1.atom'),
  'GET /discipline/:id': page('/discipline/mathematiques'),
  'GET /discipline/:id.atom': page('/discipline/mathematiques.atom'),
  'GET /assets/*file': page('/assets/none.css'),
  'GET /signaler/recu': page('/signaler/recu?numero=SIG-ABCD-EFGH'),
  'GET /mes/impact': page('/mes/impact'),
  'POST /mes/impact/:slug/effacer': ({ gathered }) => ({
    path: `/mes/impact/${gathered.usedSlug}/effacer`,
    form: { line: gathered.lineId },
  }),
  'GET /indicateurs': page('/indicateurs?niveau=cycle-3'),
  'GET /donnees/usages': page('/donnees/usages'),
  'GET /donnees/usages.csv': page('/donnees/usages.csv'),
  'GET /donnees/usages.json': page('/donnees/usages.json'),
  'GET /u/:name': ({ author }) => ({ path: `/u/${author.slug}` }),
  'GET /couvertures/ensemble/:file': page('/couvertures/ensemble/none.svg'),
  'GET /couvertures/:family/:print/:layout/:file': page('/couvertures/none/0/0/none.svg'),
  'POST /graphql': page('/graphql', {}),
  'POST /depots': () => ({ path: '/depots', file: true }),
  'POST /connexion': page('/connexion', account),
  'GET /connexion/academique/:issuer': page('/connexion/academique/nulle-part'),
  'GET /connexion/academique/:issuer/retour': page('/connexion/academique/nulle-part/retour?code=x&state=y'),
  'POST /connexion/academique/inscription': page('/connexion/academique/inscription', {}),
  'POST /compte/connexions/lier': page('/compte/connexions/lier', { issuer: 'nulle-part' }),
  'POST /compte/connexions/confirmer': page('/compte/connexions/confirmer', {}),
  'POST /compte/connexions/:id/retirer': page('/compte/connexions/rien/retirer', {}),
  'POST /connexion/code': page('/connexion/code', { code: '000000' }),
  'POST /deconnexion': page('/deconnexion', {}),
  'POST /inscription': page('/inscription', {}),
  'POST /inscription/confirmer': page('/inscription/confirmer', { jeton: 'rien' }),
  'POST /mot-de-passe': page('/mot-de-passe', account),
  'POST /mot-de-passe/nouveau': page('/mot-de-passe/nouveau', { jeton: 'rien', ...account }),
  'POST /publier': page('/publier', { depart: 'texte' }),
  'GET /notifications/arreter': page('/notifications/arreter?jeton=x.y'),
  'POST /notifications/arreter': page('/notifications/arreter', { jeton: 'x.y' }),
  'POST /notifications/reglages': page('/notifications/reglages', { adapted: 'DAILY' }),
  'POST /notifications/lues': page('/notifications/lues', {}),
  'POST /notifications/:id/lue': ({ notificationId }) => ({
    path: `/notifications/${notificationId}/lue`,
    form: {},
  }),
  'POST /reglages': page('/reglages', {}),
  'POST /recherche/ma-classe': page('/recherche/ma-classe', { levels: 'cm1', doubleLevel: 'oui' }),
  'GET /au-revoir': page('/au-revoir'),
  'GET /mes-donnees/:account/:expires/:signature/essaim.zip': page('/mes-donnees/rien/0/rien/essaim.zip'),
  'POST /compte/donnees': page('/compte/donnees', {}),
  'POST /compte/supprimer': page('/compte/supprimer', { choice: 'KEEP' }),
  'POST /compte/mot-de-passe': page('/compte/mot-de-passe', {}),
  'POST /compte/courriel': page('/compte/courriel', {}),
  'POST /compte/courriel/confirmer': page('/compte/courriel/confirmer', { jeton: 'rien' }),
  'POST /compte/profil': page('/compte/profil', { publicName: 'Un nom' }),
  'POST /compte/profil/etablissement': page('/compte/profil/etablissement', { uai: '0019901Z' }),
  'POST /mandats': page('/mandats', { role: 'REFERENT' }),
  'GET /mandats/demandes/:id': page('/mandats/demandes/rien'),
  'POST /mandats/demandes/:id': ({ mandates }) => ({
    path: `/mandats/demandes/${mandates.requestId}`,
    form: { reponse: 'non' },
  }),
  'POST /mandats/donner': page('/mandats/donner', { role: 'CURATOR' }),
  'GET /mandats/:id/terminer': page('/mandats/rien/terminer'),
  'POST /mandats/:id/terminer': ({ mandates }) => ({
    path: `/mandats/${mandates.mandateId}/terminer`,
    form: {},
  }),
  'POST /compte/jetons': page('/compte/jetons', { name: 'Un jeton', scope: 'READ', days: '30' }),
  'POST /compte/jetons/:id/revoquer': page('/compte/jetons/rien/revoquer', {}),
  'POST /compte/second-facteur': page('/compte/second-facteur', {}),
  'POST /compte/second-facteur/confirmer': page('/compte/second-facteur/confirmer', { code: '000000' }),
  'POST /compte/second-facteur/secours': page('/compte/second-facteur/secours', { renewCode: '000000' }),
  'POST /compte/second-facteur/retirer': page('/compte/second-facteur/retirer', { removeCode: '000000' }),
  'POST /compte/sessions/fermer': page('/compte/sessions/fermer', {}),
  'POST /compte/sessions/:id/fermer': page('/compte/sessions/rien/fermer', {}),
};

/** Every route of the tables with one call of it. */
export const allCalls = (scene: Scene, cast: Cast): [route: string, call: RouteCall][] => [
  ...Object.entries(sceneRoutes).map(([route, call]): [string, RouteCall] => [route, call(scene)]),
  ...Object.entries(routes).map(([route, call]): [string, RouteCall] => [route, call(cast)]),
];

/** What a page loads from its own host. */
export const loadedBy = (html: string): string[] => [
  ...new Set([...html.matchAll(/"(\/(?:assets|couvertures)\/[^"]+)"/g)].map(([, path = '']) => path)),
];

/** Served by the files host. */
export const isFilePath = (path: string): boolean =>
  /^\/(?:fichiers|originaux|tout|apercus|copies|fichiers-de-brouillon|apercus-de-brouillon|mes-donnees)\/|^\/c\/[^/]+\/(?:emporter|valise)\.zip(?:\?|$)/.test(
    path,
  );

/** Sends one request of this route, `METHOD /path`, on the host that serves it; redirections are answers too. */
export function callRoute(
  { pages, files }: Pick<RunningProduct, 'pages' | 'files'>,
  route: string,
  call: RouteCall,
  caller: Caller,
): Promise<Response> {
  const method = route.slice(0, route.indexOf(' '));
  return fetch((isFilePath(call.path) ? files : pages) + call.path, {
    method,
    redirect: 'manual',
    headers: { ...call.headers, ...caller.headers },
    body: call.file ? oneFile() : method === 'POST' ? new URLSearchParams(call.form) : undefined,
  });
}

function oneFile(): FormData {
  const form = new FormData();
  form.append('file', new Blob(['Un quart de tablette.']), 'fractions.txt');
  return form;
}
