/** What has just been done, carried by `?fait=` from the change to the page that follows it. */
const DONE: Record<string, string> = {
  publie: 'Publié. Votre ressource a une adresse qui ne changera pas.',
  titre: 'Le titre est corrigé. L’ancien reste lisible dans les versions.',
  retire: 'La ressource est retirée. Son adresse et ses crédits restent.',
  supprime: 'Le brouillon est supprimé.',
  'mise-a-jour': 'Vos choix sont dans le brouillon. Relisez, dites ce que vous avez changé, puis publiez.',
  enregistre: 'C’est enregistré.',
  bienvenue: 'Votre compte est ouvert. Vous pouvez publier.',
  'mot-de-passe': 'Votre mot de passe est changé. Les autres sessions sont fermées.',
  courriel:
    'Un message est parti vers la nouvelle adresse. Elle remplacera l’ancienne quand vous l’aurez confirmée.',
  session: 'La session est fermée.',
  'autres-sessions': 'Vos autres sessions sont fermées.',
  'second-facteur-retire': 'Le second facteur est retiré. Vos autres sessions sont fermées.',
  'connexion-liee': 'Cette connexion académique ouvre maintenant votre compte.',
  'connexion-retiree': 'Cette connexion académique n’ouvre plus votre compte.',
  'adresse-changee': 'Votre adresse est changée.',
  jeton: 'Le jeton est révoqué.',
  reglages: 'Vos réglages sont gardés sur cet appareil.',
  invitation: 'L’invitation est partie. Vous verrez ici qui accepte.',
  'invitation-annulee': 'L’invitation est annulée.',
  confiee: 'La demande est partie. Rien ne change avant sa réponse.',
  quittee: 'Vous ne signez plus cette ressource. Les versions publiées gardent votre nom.',
  repondu: 'Votre réponse est enregistrée.',
  lues: 'Tout est marqué comme lu.',
  decision: 'La décision est enregistrée.',
  reponse: 'La réponse est partie par courriel.',
  adaptation:
    'Votre brouillon est prêt, avec sa source et son crédit. Changez ce qu’il faut, puis dites ce que vous avez changé.',
  proposition:
    'Votre copie est prête. Changez ce que vous voulez proposer : elle reste invisible tant que vous ne l’envoyez pas.',
  envoyee: 'La proposition est partie. La réponse arrivera dans vos notifications.',
  reprise: 'La proposition est retirée. Votre copie est de nouveau modifiable.',
  reponses: 'Vos réponses sont parties.',
  campagne: 'Le brouillon de la campagne est prêt, rempli comme d’habitude. Changez ce que vous voulez.',
  'campagne-ouverte': 'La campagne est ouverte. Sa page est publique.',
  'campagne-prolongee': 'Le dernier jour est changé.',
  'campagne-terminee': 'La campagne ne reçoit plus de ressources. Les relectures commencées continuent.',
  'campagne-close': 'La campagne est close. Ce qu’elle a décidé reste.',
  'campagne-archivee': 'La campagne est archivée. Son adresse reste.',
  'campagne-confiee': 'C’est fait. La personne qui conduit la campagne est prévenue.',
  'campagne-supprimee': 'Le brouillon de la campagne est supprimé.',
  grille: 'Votre grille est prête. Tant qu’elle n’a pas servi, elle change sur place.',
  demande: 'Votre demande de relecture est partie. La réponse arrivera dans vos notifications.',
  'demande-retiree': 'La demande de relecture est retirée.',
  'invitation-relecture': 'L’invitation est partie. La réponse arrivera dans vos notifications.',
  'relecteur-ajoute': 'C’est fait. La personne est prévenue.',
  relecture: 'Votre relecture est envoyée. Merci. La décision arrivera dans vos notifications.',
  sollicite: 'Les personnes choisies sont prévenues.',
  'mandat-demande': 'Votre demande est partie. La réponse arrivera dans vos notifications.',
  'mandat-donne': 'Le mandat est donné. Il vaut dès son premier jour, et finit de lui-même.',
  'mandat-refuse': 'Votre réponse est partie, avec ses raisons.',
  'mandat-termine': 'Le mandat est terminé. Ses droits ont cessé.',
  attestation: 'Votre attestation est prête. Téléchargez-la, ou donnez son adresse.',
  'attestation-retiree': 'L’attestation est retirée. Sa page ne dit plus votre nom.',
  'relectures-montrees':
    'Votre page dit maintenant combien de relectures vous avez faites, jamais lesquelles.',
  'relectures-cachees': 'Votre page ne dit plus rien de vos relectures.',
  gardee: 'Gardée. Vous la retrouverez dans vos collections.',
  rangee: 'C’est rangé.',
  ajoutee: 'La ressource est dans la collection.',
  'retiree-collection': 'La ressource n’est plus dans la collection. Elle, elle n’a pas changé.',
  collection: 'La collection est commencée. Personne d’autre ne la voit : ajoutez, rangez, dites pourquoi.',
  'collection-copiee':
    'La copie est à vous, avec le crédit de qui l’avait composée. Personne d’autre ne la voit.',
  'collection-quittee': 'Vous ne tenez plus cette collection.',
  'collection-supprimee': 'La collection est supprimée. Les ressources, elles, n’ont pas changé.',
  'ligne-effacee': 'Le mot est effacé. L’usage reste compté.',
  'proposee-collection': 'C’est proposé. La réponse arrivera dans vos notifications.',
  'proposition-acceptee': 'La ressource est dans la collection. La personne qui l’a proposée est prévenue.',
  'proposition-reprise': 'Votre proposition est reprise.',
  'question-partie': 'Votre question est partie. La réponse arrivera dans vos notifications.',
  suivi: 'C’est suivi. Ce qui paraîtra s’écrira dans vos notifications, avec sa raison.',
  'plus-suivi': 'Vous ne suivez plus cela. Rien ne vous en sera plus annoncé.',
  question: 'Votre question est posée. Le brouillon vous attend, la réponse arrivera par courriel.',
};

export function DoneNotice({ done }: { done: string | undefined }) {
  const text = done !== undefined && Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  if (text === undefined) return null;
  return (
    <p className="notice notice-ok" role="status">
      {text}
    </p>
  );
}
