/** What may be written: a whole number, one word of a list, an address, or a text that a pattern or a length bounds. */
type Allowed =
  | { readonly from: number; readonly to: number; readonly standard: number | null; readonly unit?: string }
  | { readonly oneOf: readonly string[]; readonly standard: string | null }
  | { readonly schemes: readonly [string, ...string[]]; readonly standard: string | null }
  | { readonly atLeast: number; readonly standard: null }
  | { readonly pattern: RegExp; readonly words: string; readonly standard: string | null }
  /** Whatever the parser makes of it: the words say it to people. */
  | { readonly words: string; readonly standard: string | null };

/** One variable of the environment. `standard` is its value when it is not given; `without` says what null then means. */
export type Setting = Allowed & {
  /** Sentences for whoever installs, in French. */
  readonly purpose: string;
  readonly without?: string;
  readonly isSecret?: true;
};

const mebibytes = 'Mio';

/**
 * Every variable that we read, once: the parser, the checks of containers and docs/operations/settings.md take from here
 * its name, its value when nothing is given, and what may be given.
 */
export const declaredSettings = {
  PORT: {
    from: 1,
    to: 65_535,
    standard: 3000,
    purpose: 'Port où le serveur attend les pages et les fichiers.',
  },
  PUBLIC_URL: {
    schemes: ['https', 'http'],
    standard: 'http://localhost:PORT',
    purpose:
      'Adresse des pages, sans chemin. En `http`, seules les adresses de la machine même sont acceptées.',
  },
  FILES_URL: {
    schemes: ['https', 'http'],
    standard: 'http://127.0.0.1:PORT',
    purpose: 'Adresse des fichiers déposés, sans chemin ; toujours un autre hôte que celui des pages.',
  },
  TRUSTED_PROXIES: {
    words: 'adresses ou réseaux, séparés par des virgules',
    standard: null,
    without: 'personne n’est cru',
    purpose: 'Mandataires qui disent au serveur qui appelle. Rien de plus large que ce qu’il faut.',
  },
  REQUESTS_AT_ONCE: {
    from: 1,
    to: 1000,
    standard: 16,
    purpose:
      'Pages et appels à l’API servis en même temps ; 64 autres attendent au plus 1,5 s, puis reçoivent 503.',
  },
  NODE_ENV: {
    words: '`production`, ou autre chose',
    standard: 'production',
    purpose: 'Lu par les bibliothèques : en `production`, elles vérifient moins et vont plus vite.',
  },
  METRICS_PORT: {
    from: 1,
    to: 65_534,
    standard: null,
    without: 'aucune mesure',
    purpose: 'Port des mesures du serveur ; celles du worker sont au port suivant.',
  },
  METRICS_HOST: {
    words: 'adresse IP',
    standard: '127.0.0.1',
    purpose: 'Adresse où les mesures s’écoutent. Jamais une adresse que le public atteint.',
  },
  LOG_LEVEL: {
    oneOf: ['silent', 'error', 'warn', 'info', 'debug'],
    standard: 'info',
    purpose: 'À partir de quelle gravité le journal écrit, une ligne JSON par événement.',
  },

  ESSAIM_DATA: {
    words: 'dossier',
    standard: null,
    without: '`./.essaim`',
    purpose: 'Dossier des données : PostgreSQL embarqué, fichiers, courriels de développement, secret.',
  },
  DATABASE_URL: {
    schemes: ['postgres', 'postgresql'],
    standard: null,
    without: 'le PostgreSQL embarqué',
    purpose: 'Base de données, sous le rôle de l’application : il ne possède aucune table.',
    isSecret: true,
  },
  DATABASE_OWNER_URL: {
    schemes: ['postgres', 'postgresql'],
    standard: null,
    without: 'pas de migration sur une base à vous',
    purpose: 'La même base, sous le rôle qui possède les tables : pour `migrate` et `restore` seulement.',
    isSecret: true,
  },
  ESSAIM_SECRET: {
    atLeast: 32,
    standard: null,
    without: 'tiré une fois, dans le dossier des données',
    purpose: 'Clé dont toutes les autres sont tirées ; la même pour tous les processus d’une installation.',
    isSecret: true,
  },

  S3_ENDPOINT: {
    schemes: ['http', 'https'],
    standard: null,
    without: 'le dossier `objects` des données',
    purpose:
      'Serveur S3 des fichiers, sans chemin ni identifiants. Les quatre premières variables vont ensemble.',
  },
  S3_BUCKET: {
    pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    words: 'de 3 à 63 signes : lettres minuscules, chiffres, points et traits d’union',
    standard: null,
    purpose: 'Compartiment réservé à cette installation.',
  },
  S3_ACCESS_KEY: {
    words: 'texte',
    standard: null,
    purpose: 'Identifiant de la clé. Une valeur d’usine est refusée dès que le site n’est plus local.',
    isSecret: true,
  },
  S3_SECRET_KEY: { words: 'texte', standard: null, purpose: 'Clé secrète.', isSecret: true },
  S3_REGION: { words: 'texte', standard: 'us-east-1', purpose: 'Région, où le serveur en demande une.' },

  MEILI_URL: {
    schemes: ['http', 'https'],
    standard: null,
    without: 'PostgreSQL cherche seul',
    purpose: 'Serveur Meilisearch. Va avec `MEILI_SEARCH_KEY`.',
  },
  MEILI_SEARCH_KEY: {
    words: 'texte',
    standard: null,
    purpose: 'Clé qui ne sait que chercher.',
    isSecret: true,
  },
  MEILI_WRITE_KEY: {
    words: 'texte',
    standard: null,
    without: 'ce processus n’indexe pas dans Meilisearch',
    purpose: 'Clé qui écrit : pour le worker et la ligne de commande, jamais pour le serveur.',
    isSecret: true,
  },

  SMTP_URL: {
    schemes: ['smtp', 'smtps'],
    standard: null,
    without: 'les courriels se lisent sur `/courrier`',
    purpose: 'Serveur d’envoi des courriels, avec ses identifiants.',
    isSecret: true,
  },
  MAIL_FROM: {
    words: 'nom et adresse',
    standard: 'Essaim <essaim@localhost>',
    purpose: 'Expéditeur des courriels.',
  },
  SSO_ISSUERS: {
    words: 'liste JSON',
    standard: null,
    without: 'les mots de passe seuls',
    purpose: 'Fournisseurs d’identité de la connexion académique, avec leurs secrets.',
    isSecret: true,
  },

  MAX_FILE_MB: {
    from: 1,
    to: 10_000,
    standard: 200,
    unit: mebibytes,
    purpose: 'Taille la plus grande d’un fichier déposé.',
  },
  MAX_RESOURCE_MB: {
    from: 1,
    to: 100_000,
    standard: 500,
    unit: mebibytes,
    purpose: 'Taille la plus grande d’une ressource, tous ses fichiers ensemble.',
  },
  OFFICE_CONVERTER: {
    oneOf: ['confined', 'at-my-own-risk', 'off'],
    standard: 'confined',
    purpose: 'Qui fait les copies ouvertes : LibreOffice entre des murs, sans murs, ou personne.',
  },
  CLAMD_URL: {
    words: '`tcp://hôte:port` ou `unix:///chemin`',
    standard: null,
    without: 'l’inspection seule',
    purpose: 'Démon ClamAV qui examine aussi chaque fichier.',
  },

  CRASH_AT: {
    words: '`point:n`, ou `@fichier` qui le dit',
    standard: null,
    without: 'rien ne meurt exprès',
    purpose: 'Tue le processus au n-ième passage d’un point nommé : pour nos essais, jamais ailleurs.',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof declaredSettings;

/** Those whose declaration has this shape: the parser of a kind takes no other. */
export type NameOf<Shape> = {
  [Name in SettingName]: (typeof declaredSettings)[Name] extends Shape ? Name : never;
}[SettingName];
