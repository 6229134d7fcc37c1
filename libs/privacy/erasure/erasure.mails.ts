/** The last mail: the address is forgotten with it. */
export const erasedMail = (pages: string) => ({
  subject: 'Votre compte Essaim est supprimé',
  text: [
    'Bonjour,',
    '',
    'Votre compte vient d’être supprimé, comme vous l’avez demandé : plus rien n’y mène, et ce message est le dernier.',
    'Ce qui reste, et pourquoi, est dit ici :',
    `${pages}/donnees`,
    '',
    'Si vous n’avez rien demandé, écrivez tout de suite à la personne qui administre ce site.',
    '',
    'L’équipe d’Essaim',
  ].join('\n'),
});
