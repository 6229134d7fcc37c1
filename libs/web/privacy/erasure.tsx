import type { ErasurePreviewQuery } from '#contract';
import { accountFrame, doorView } from '../account/account-frame.js';
import { RadioGroup, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';

type Me = NonNullable<ErasurePreviewQuery['me']>;
type Preview = Me['erasurePreview'];

const counted = (count: number, one: string, many: string): string =>
  count > 1 ? `${count} ${many}` : `${count} ${one}`;
const resources = (count: number): string => counted(count, 'ressource', 'ressources');

export const erasureView = ({ person, erasurePreview }: Me, form: FormState): View =>
  accountFrame({
    path: '/compte/donnees',
    title: 'Supprimer mon compte',
    lead: 'Rien ne le ramène ensuite. Lisez d’abord ce qui se passera.',
    problems: form.problems,
    children: (
      <>
        <p className="form">
          Emportez d’abord <a href="/compte/donnees">toutes vos données</a> : après, il n’y en aura plus.
        </p>
        <Consequences preview={erasurePreview} />
        <form className="stack form row" method="post" action="/compte/supprimer" noValidate>
          <h2>Confirmer</h2>
          <RadioGroup
            form={form}
            name="choice"
            label="Que devient ce que vous avez publié ?"
            hint={`Vous tenez à vous seul·e ${resources(erasurePreview.published)} ; ${counted(erasurePreview.adapted, 'est adaptée', 'sont adaptées')} par d’autres.`}
            choices={choicesFor(person.name, erasurePreview)}
          />
          <TextField
            form={form}
            name="currentPassword"
            type="password"
            label="Votre mot de passe, ou un code"
            hint="Encore une fois : une session ouverte ne suffit pas."
            autocomplete="current-password"
          />
          <p className="cluster">
            <button className="btn btn-danger">Supprimer mon compte</button>
            <a href="/compte">Renoncer</a>
          </p>
        </form>
      </>
    ),
  });

function choicesFor(name: string, { published, adapted, collectionsPublic }: Preview) {
  const taken = published - adapted;
  return [
    {
      value: 'KEEP',
      label: 'Garder mon nom',
      note: `${resources(published)} en ligne, signées « ${name} ». Votre page publique garde ce nom et ces ressources, rien d’autre.`,
    },
    {
      value: 'PSEUDONYMISE',
      label: 'Effacer mon nom',
      note: `${resources(published)} en ligne, signées « Anonyme » : les licences demandent une mention, pas un nom. L’adresse de votre page publique disparaît.`,
    },
    {
      value: 'WITHDRAW',
      label: 'Retirer ce qui n’est pas repris',
      note: `${resources(taken)} à retirer : l’adresse reste, avec le titre et la raison. ${resources(adapted)} à garder, car d’autres s’appuient dessus, signées « Anonyme ». ${counted(collectionsPublic, 'collection publique', 'collections publiques')} à supprimer.`,
    },
  ];
}

function Consequences({ preview }: { preview: Preview }) {
  const lines = [...gone(preview), ...handed(preview), ...staying(preview)];
  return (
    <section className="stack form" aria-labelledby="consequences">
      <h2 id="consequences">Ce qui se passera, quel que soit votre choix</h2>
      <ul className="stack-s">
        <li>
          Tout de suite : plus aucune session, aucun jeton, aucun lien n’ouvre le compte, sur aucun appareil.
        </li>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>
          Effacés : adresse, mot de passe, second facteur, appareils, profil, notifications, suivis,
          attestations, mandats, messages, dépôts.
        </li>
        <li>
          Ce que vous avez écrit dans vos fichiers publiés n’est pas changé : s’ils portent votre nom,
          remplacez-les d’abord.
        </li>
        <li>
          Le journal de preuve garde vos actes sous un numéro qui ne mène plus à personne. Les sauvegardes
          vous oublient à leur tour ; si l’une est rétablie, vous êtes effacé·e de nouveau.
        </li>
      </ul>
    </section>
  );
}

const gone = ({ drafts, collectionsPrivate, mandates }: Preview): string[] => [
  ...some(drafts, `${counted(drafts, 'brouillon supprimé', 'brouillons supprimés')}, fichiers compris.`),
  ...some(
    collectionsPrivate,
    `${counted(collectionsPrivate, 'collection que vous seul·e lisez, supprimée', 'collections que vous seul·e lisez, supprimées')}.`,
  ),
  ...some(mandates, `${counted(mandates, 'mandat prend fin', 'mandats prennent fin')}.`),
];

const handed = ({ shared, collectionsShared, reviewsOpen, campaigns }: Preview): string[] => [
  ...some(
    shared,
    `${counted(shared, 'ressource signée à plusieurs reste', 'ressources signées à plusieurs restent')} à vos cosignataires.`,
  ),
  ...some(
    collectionsShared,
    `${counted(collectionsShared, 'collection tenue à plusieurs passe', 'collections tenues à plusieurs passent')} à la première personne arrivée après vous.`,
  ),
  ...some(
    reviewsOpen,
    `${counted(reviewsOpen, 'relecture en attente est proposée', 'relectures en attente sont proposées')} à d’autres.`,
  ),
  ...some(
    campaigns,
    `${counted(campaigns, 'campagne que vous menez est laissée', 'campagnes que vous menez sont laissées')} aux personnes dont le mandat couvre son territoire ; elles sont prévenues.`,
  ),
];

const staying = ({ reviewsSent, collectionsPublic }: Preview): string[] => [
  ...some(
    reviewsSent,
    `${counted(reviewsSent, 'relecture envoyée reste', 'relectures envoyées restent')}, sans votre nom : une décision s’y appuie.`,
  ),
  ...some(
    collectionsPublic,
    `${counted(collectionsPublic, 'collection publique reste lisible', 'collections publiques restent lisibles')}, sans personne qui la tienne, sauf si vous retirez ce qui n’est pas repris.`,
  ),
];

const some = (count: number, line: string): string[] => (count > 0 ? [line] : []);

export const farewellView = (): View =>
  doorView({
    title: 'Au revoir',
    lead: 'Un compte que l’on supprime est fermé tout de suite. Ce qui doit l’être s’efface en quelques minutes ; un dernier courriel le dit, à l’adresse que nous oublions ensuite.',
    children: (
      <p>
        Merci de ce que vous avez partagé. <a href="/">Revenir à l’accueil</a>
      </p>
    ),
  });
