/**
 * The product's own rubric, version 1: the conditions that teachers' organisations published, what the national
 * consultation of 2015 asked for, and the texts that bind open resources. Another text is another version.
 */
const conditions = {
  label:
    'Conditions qu’une ressource doit remplir, publiées par les organisations d’enseignants (années 2010)',
  url: null,
};
const consultation = {
  label: 'Concertation nationale sur le numérique pour l’éducation, 2015 (51 000 réponses)',
  url: null,
};

const level = (label: string, description: string) => ({ label, description });

export const defaultRubric = {
  title: 'Grille d’Essaim',
  criteria: [
    {
      key: 'aims',
      question: 'Le but d’apprentissage est-il clair ?',
      guidance: 'Ce que les élèves sauront ou comprendront, pas seulement l’outil ou l’activité.',
      levels: [
        level(
          'Dit avec des mots que l’on peut vérifier',
          'On saurait dire, à la fin, si un élève y est arrivé.',
        ),
        level('On le devine', 'L’activité est décrite ; ce qu’elle apprend est à déduire.'),
        level('Confus, ou limité à un outil', 'On sait ce que l’on fait, pas ce que l’on apprend.'),
        level('Absent', 'Rien ne dit ce que les élèves apprennent.'),
      ],
      weight: 5,
      mayNotApply: false,
      origin: conditions,
    },
    {
      key: 'stakes',
      question: 'Les élèves ont-ils de vraies raisons de réfléchir ?',
      guidance:
        'Un problème, une question, un écrit à adresser ; pas seulement des points, des images ou un jeu posé dessus.',
      levels: [
        level(
          'Le travail demandé fait réfléchir',
          'On ne réussit pas sans mobiliser ce qu’il y a à apprendre.',
        ),
        level('Par moments', 'Certaines étapes font réfléchir, d’autres occupent.'),
        level('L’habillage tient lieu d’enjeu', 'On peut réussir sans apprendre.'),
      ],
      weight: 4,
      mayNotApply: false,
      origin: conditions,
    },
    {
      key: 'equality',
      question: 'Chaque élève peut-il y entrer, en classe et à la maison ?',
      guidance:
        'Matériel, réseau, impression, aide d’un adulte, lecture, langue : ce que la ressource suppose sans le dire.',
      levels: [
        level(
          'Oui, et des appuis sont prévus',
          'Rien de coûteux ou de rare n’est supposé ; des appuis sont donnés.',
        ),
        level('Oui, en aménageant un peu', 'Facile à adapter, mais c’est à faire.'),
        level(
          'Des élèves resteraient à la porte',
          'Il faut un matériel, un réseau ou une aide que tous n’ont pas.',
        ),
      ],
      weight: 4,
      mayNotApply: false,
      origin: conditions,
    },
    {
      key: 'knowledge',
      question: 'Les savoirs sont-ils justes ?',
      guidance: 'Notions, vocabulaire, exemples, corrigés, sources.',
      levels: [
        level('Justes et précis', 'Rien à reprendre.'),
        level('Justes, avec des imprécisions', 'À signaler, sans danger pour les élèves.'),
        level('Une erreur à corriger', 'Un élève retiendrait quelque chose de faux.'),
        level('Des erreurs', 'Plusieurs points sont faux.'),
      ],
      weight: 5,
      mayNotApply: false,
      origin: conditions,
    },
    {
      key: 'didactics',
      question: 'La progression convient-elle au niveau et au temps annoncés ?',
      guidance: 'Prérequis, étapes, consignes, durée, différenciation, place de l’erreur.',
      levels: [
        level('Oui', 'On peut la mener telle quelle.'),
        level('Oui, en courant un peu', 'Une étape ou une consigne est à revoir.'),
        level('Difficilement', 'Plusieurs étapes manquent ou ne tiennent pas dans le temps.'),
        level('Non', 'La séance ne peut pas se dérouler comme prévu.'),
      ],
      weight: 4,
      mayNotApply: false,
      origin: conditions,
    },
    {
      key: 'values',
      question: 'La ressource est-elle sans stéréotype, sans publicité et neutre ?',
      guidance: 'Images, prénoms, rôles, exemples, marques ; laïcité et pluralité des points de vue.',
      levels: [
        level('Oui', 'Chacun peut s’y reconnaître.'),
        level('Un exemple ou une image à revoir', 'Facile à remplacer.'),
        level('Non', 'Un stéréotype, une marque ou un parti pris la traverse.'),
      ],
      weight: 3,
      mayNotApply: false,
      origin: conditions,
    },
    {
      key: 'together',
      question: 'Les élèves apprennent-ils les uns des autres ?',
      guidance: 'Échanges, confrontation, mise en commun ; l’écran ou la fiche n’isole pas.',
      levels: [
        level('Oui, c’est prévu', 'Des moments d’échange servent l’apprentissage.'),
        level('C’est possible', 'Rien ne l’empêche, rien ne l’organise.'),
        level('Chacun reste seul', 'La ressource isole l’élève sans raison.'),
      ],
      weight: 3,
      mayNotApply: true,
      origin: conditions,
    },
    {
      key: 'accessibility',
      question: 'Les documents sont-ils accessibles ?',
      guidance:
        'Titres, alternatives des images, contrastes, tableaux, langue ; les vérifications automatiques sont affichées à côté.',
      levels: [
        level('Oui', 'Lisibles avec une synthèse vocale et agrandis.'),
        level('En partie', 'Des alternatives ou des titres manquent.'),
        level('Non', 'Un élève qui ne voit pas bien ne peut pas s’en servir.'),
      ],
      weight: 3,
      mayNotApply: false,
      origin: {
        label: 'RGAA 4.1, critères 13.3 et 13.4 (documents bureautiques)',
        url: 'https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/#13.3',
      },
    },
    {
      key: 'rights',
      question: 'La licence et les crédits sont-ils complets ?',
      guidance: 'Chaque image, texte ou extrait d’autrui a son auteur, sa source et sa licence.',
      levels: [
        level('Oui', 'On peut réutiliser sans chercher.'),
        level('Un crédit à préciser', 'Une source ou un auteur manque.'),
        level('Non', 'Des éléments d’autrui sont sans crédit, ou leur licence est douteuse.'),
      ],
      weight: 4,
      mayNotApply: false,
      origin: {
        label: 'Licence Creative Commons Attribution 4.0, section 3(a)',
        url: 'https://creativecommons.org/licenses/by/4.0/legalcode.fr',
      },
    },
    {
      key: 'formats',
      question: 'Peut-on ouvrir et modifier les fichiers avec des logiciels libres ?',
      guidance: 'Un fichier modifiable en format ouvert, et un fichier à imprimer.',
      levels: [
        level('Oui', 'Un format ouvert modifiable est donné.'),
        level('On peut ouvrir, pas modifier', 'Par exemple un PDF seul.'),
        level('Non', 'Il faut un logiciel ou un compte particulier.'),
      ],
      weight: 2,
      mayNotApply: false,
      origin: consultation,
    },
    {
      key: 'reuse',
      question: 'Un collègue peut-il s’en servir jeudi ?',
      guidance: 'Déroulé, matériel à préparer, corrigé, durée : ce qu’il faut pour la prendre en main seul.',
      levels: [
        level('Oui', 'Tout y est.'),
        level('Oui, en cherchant un peu', 'Il faut deviner ou préparer une chose.'),
        level('Non', 'Il faudrait demander à son auteur.'),
      ],
      weight: 3,
      mayNotApply: false,
      origin: consultation,
    },
  ],
} as const;
