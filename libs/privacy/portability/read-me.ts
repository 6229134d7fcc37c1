import type { PersonRows } from '../rows/person-rows.js';

/** What the archive holds of one table. */
export interface GivenTable {
  readonly table: PersonRows;
  readonly count: number;
}

interface Given {
  readonly tables: readonly GivenTable[];
  readonly files: number;
  /** Names of files whose bytes could not be read. */
  readonly missing: readonly string[];
  readonly now: Date;
}

/** The page that says what is where, and what is not there, and why. */
export function readMe({ tables, files, missing, now }: Given): string {
  const withheld = tables.flatMap(({ table }) => reasonsOf(table));
  return [
    'VOS DONNÉES SUR ESSAIM',
    `Archive faite le ${now.toISOString().slice(0, 10)}.`,
    '',
    'Le dossier « donnees » a un fichier par sorte de chose, deux fois : en JSON pour un programme, en CSV pour un tableur.',
    'Les noms des colonnes sont ceux de la base. « moi » désigne votre compte ou votre signature, « autrui » une autre personne.',
    'Les dates sont en temps universel (ISO 8601).',
    '',
    ...tables.map(({ table, count }) => `- ${table.table} : ${table.says} (${count})`),
    '',
    `Le dossier « fichiers » contient les ${files} fichiers de vos brouillons et de vos ressources, tels que déposés ;`,
    'leur dossier porte le début de leur empreinte, que la table « part » donne en entier (blob_sha256).',
    ...(missing.length > 0
      ? ['', 'Fichiers que nous n’avons pas pu lire :', ...missing.map((name) => `- ${name}`)]
      : []),
    '',
    'Ce que l’archive ne contient pas :',
    ...withheld,
    '- Les messages du serveur et les sauvegardes : voir la page « Données personnelles ».',
    '',
  ].join('\r\n');
}

function reasonsOf({ table, withheld = {}, besides = {}, unlinked }: PersonRows): string[] {
  const reasons = Object.entries({ ...withheld, ...besides });
  return [
    ...reasons.map(([column, why]) => `- ${table}, ${column} : ${why}`),
    ...(unlinked ? [`- ${table} : ${unlinked}`] : []),
  ];
}
