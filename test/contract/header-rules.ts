import type { IncomingHttpHeaders } from 'node:http';

/** What was asked and answered, as far as the rules of headers depend on it. */
export interface Situation {
  /** The host that answered. */
  readonly host: 'pages' | 'files';
  readonly kind: Kind;
  readonly method: string;
  readonly status: number;
  /** A credential was shown and is valid. */
  readonly signedIn: boolean;
  /** Where the product says it lives; the schema says whether by https. */
  readonly origins: { readonly pages: string; readonly files: string };
  /** The address itself is a secret: a link sent by mail. */
  readonly secretAddress: boolean;
  readonly hasBody: boolean;
}

/**
 * page: HTML · program: JSON for programs and scripts · feed, sitemap, open data: what harvesters read · fixed: the same for
 * everybody · document: made for one person · hashed: its address says its content · health: for who watches · the rest: on the files host, a shown file
 * being one that a page has in its `<img>`.
 */
type Kind =
  | 'page'
  | 'program'
  | 'feed'
  | 'sitemap'
  | 'open data'
  | 'fixed'
  | 'document'
  | 'hashed'
  | 'health'
  | 'file'
  | 'shown file'
  | 'draft file'
  | 'draft page'
  | 'archive'
  | 'preview';

const kinds: [pattern: RegExp, kind: Kind][] = [
  [/^\/(fichiers|originaux)\/.*\?affichage=image$/, 'shown file'],
  [/^\/(graphql|depots)$|^\/brouillons\/[^/]+\/(envois|connus)(\/|$)/, 'program'],
  [/\.atom$/, 'feed'],
  [/^\/sitemap\.xml$/, 'sitemap'],
  [/^\/donnees\/usages\.(csv|json)$/, 'open data'],
  [/^\/(robots\.txt|favicon\.svg)$/, 'fixed'],
  [/^\/attestations\/[^/]+\/attestation\.pdf$/, 'document'],
  [/^\/(assets|couvertures)\//, 'hashed'],
  [/^\/health\//, 'health'],
  [/^\/(fichiers|originaux|copies)\//, 'file'],
  [/^\/fichiers-de-brouillon\//, 'draft file'],
  [/^\/apercus-de-brouillon\//, 'draft page'],
  [/^\/tout\//, 'archive'],
  [/^\/mes-donnees\//, 'archive'],
  [/^\/c\/[^/]+\/(?:emporter|valise)\.zip$/, 'archive'],
  [/^\/apercus\//, 'preview'],
];

export const kindOf = (path: string): Kind => kinds.find(([pattern]) => pattern.test(path))?.[1] ?? 'page';

export const isSecretAddress = (path: string): boolean =>
  /^\/(mot-de-passe\/nouveau|inscription\/confirmer|compte\/courriel\/confirmer|notifications\/arreter|suivis\/arreter)$|^\/attestations\/[^/]+$|^\/c\/pour-moi(\/imprimer)?$|^\/collections\/[^/]+\/modifier\/presentation$|^\/connexion\/academique\/[^/]+\/retour$/.test(
    path.split('?')[0] ?? '',
  );

/** One rule about one header. What is not allowed is a breach; `null` is a header that is absent. */
export interface Rule {
  readonly name: string;
  readonly header: string;
  readonly applies: (situation: Situation) => boolean;
  readonly allowed: (situation: Situation) => readonly (string | RegExp | null)[];
  /** Answers weakened in this header, which the rule must find wherever it applies. */
  readonly weakened: readonly (string | null)[];
}

const always = (): boolean => true;
const onPages = ({ host }: Situation): boolean => host === 'pages';
const onFiles = ({ host }: Situation): boolean => host === 'files';
const isHttps = ({ host, origins }: Situation): boolean => origins[host].startsWith('https:');
const succeeds = ({ status }: Situation): boolean => status === 200 || status === 206;
/** An answer that a cache may keep at all: read by GET, found. */
const isKept = ({ method, status }: Situation): boolean =>
  (method === 'GET' || method === 'HEAD') && (status === 200 || status === 206 || status === 304);

const pagesPolicy = ({ origins: { files } }: Situation): string =>
  `default-src 'self';img-src 'self' ${files};media-src 'self' ${files};frame-src ${files};` +
  "object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'";

const refusedPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
/** The drawing of a deposited SVG keeps its own style; it is sandboxed, and may load nothing. */
const filesPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

const permissions =
  'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), ' +
  'magnetometer=(), microphone=(), midi=(), payment=(), usb=()';

/** What may be kept, and how, by kind; whatever is not named is kept by nobody. */
const keptOnPages: Partial<Record<Kind, string>> = {
  page: 'no-cache',
  feed: 'public, max-age=300',
  sitemap: 'public, max-age=3600',
  'open data': 'public, max-age=3600',
};
const keptForEverybody: Partial<Record<Kind, string>> = {
  hashed: 'public, max-age=31536000, immutable',
  fixed: 'public, max-age=86400',
  health: 'no-store',
};
const keptOnFiles: Partial<Record<Kind, string>> = {
  file: 'no-cache',
  'shown file': 'no-cache',
  'draft file': 'private, no-store',
  'draft page': 'private, no-store',
  archive: 'no-cache',
  preview: 'public, max-age=300',
};

function cacheControl(situation: Situation): string {
  const { host, kind, status, signedIn, secretAddress } = situation;
  const read = isKept(situation);
  if (host === 'files') return (read && keptOnFiles[kind]) || 'no-store';
  if ((read || status === 416) && keptForEverybody[kind]) return keptForEverybody[kind];
  if (signedIn) return 'private, no-store';
  return (read && !secretAddress && keptOnPages[kind]) || 'no-store';
}

/** To a program, `no-store` alone says as much. */
const cacheControls = (situation: Situation): string[] =>
  situation.kind === 'program' ? [cacheControl(situation), 'no-store'] : [cacheControl(situation)];

const html = 'text/html; charset=utf-8';
const json = 'application/json; charset=utf-8';
const plain = 'text/plain; charset=utf-8';
const svg = 'image/svg+xml; charset=utf-8';
/** Whatever was deposited, in its one checked type. */
const deposited = [/^text\/[\w.+-]+; charset=utf-8$/, /^(?!text\/)[\w.+-]+\/[\w.+-]+(; charset=utf-8)?$/];

const types: Record<Kind, (string | RegExp)[]> = {
  page: [html],
  program: [json],
  feed: ['application/atom+xml; charset=utf-8'],
  sitemap: ['application/xml; charset=utf-8'],
  'open data': ['text/csv; charset=utf-8', json],
  fixed: [plain, svg],
  document: ['application/pdf'],
  hashed: [svg, 'text/css; charset=utf-8', 'text/javascript; charset=utf-8', 'font/woff2'],
  health: [json],
  file: deposited,
  'shown file': deposited,
  'draft file': deposited,
  archive: ['application/zip'],
  'draft page': [/^image\/(png|jpeg|webp|gif|avif)$/],
  preview: [/^image\/(png|jpeg|webp|gif|avif)$/],
};

/** What an answer with a body may be. */
function contentTypes({ kind, host, method, status }: Situation): (string | RegExp)[] {
  if (status < 300) return types[kind];
  if (status < 400) return [plain, html];
  if (host === 'files') return [plain];
  // A page gives back what was written when the session ended; a credential that is wrong was a program's.
  if (status === 401) return kind === 'page' && method === 'POST' ? [json, html] : [json];
  if (kind === 'program') return [json, plain]; // the protocol of resumable uploads refuses in words of its own
  return [html, json];
}

/** Signing in, out or on its way, and the reading settings: only there does an answer carry a cookie. */
const mayEnter = ({ method, kind, secretAddress }: Situation): boolean =>
  (method === 'POST' && (kind === 'page' || kind === 'program')) || secretAddress;

/** Every cookie, with what it must say. */
function cookies(situation: Situation): RegExp {
  const [prefix, secure] = isHttps(situation) ? ['__Host-', ' Secure;'] : ['', ''];
  const name = `${prefix}essaim(?:-appareil|-etape|-retour|-lecture|-classe)?`;
  const one = `${name}=[\\w.~%-]*; Path=/; Expires=[^;]+; HttpOnly;${secure} SameSite=Lax`;
  return new RegExp(`^${one}(?:\\n${one})*$`);
}

/** A file is taken under a name of ours, said in both forms where it needs them. */
function dispositions({ kind }: Situation): RegExp[] {
  const way = kind === 'shown file' ? '(?:attachment|inline)' : 'attachment';
  const name = `filename=(?:"[^"\\r\\n]+"|[\\w.-]+)`;
  return [new RegExp(`^${way}; ${name}(?:; filename\\*=UTF-8''[\\w%!#$&+.^\`|~-]+)?$`)];
}

const [open, closed] = ['strict-origin-when-cross-origin', 'strict-origin'];

export const rules: Rule[] = [
  {
    name: 'nothing runs but what is ours',
    header: 'content-security-policy',
    applies: onPages,
    allowed: (situation) => [pagesPolicy(situation)],
    weakened: [
      null,
      "default-src 'self'",
      "default-src 'self' 'unsafe-inline'",
      "default-src *;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    ],
  },
  {
    name: 'no deposited file has power',
    header: 'content-security-policy',
    applies: onFiles,
    allowed: (situation) => [isKept(situation) || situation.status === 416 ? filesPolicy : refusedPolicy],
    weakened: [
      null,
      "default-src 'none'",
      "sandbox allow-scripts; default-src 'none'; frame-ancestors 'none'",
    ],
  },
  {
    name: 'no type is guessed',
    header: 'x-content-type-options',
    applies: always,
    allowed: () => ['nosniff'],
    weakened: [null, 'sniff'],
  },
  {
    name: 'no path leaves by the Referer',
    header: 'referrer-policy',
    applies: always,
    allowed: ({ host, method, status, secretAddress }) => {
      if (host === 'files') return ['no-referrer'];
      if (!secretAddress) return [open];
      return method !== 'POST' && [200, 304, 410, 422].includes(status) ? [closed] : [open, closed];
    },
    weakened: [null, 'unsafe-url', 'no-referrer-when-downgrade', 'origin-when-cross-origin'],
  },
  {
    name: 'no opener from elsewhere',
    header: 'cross-origin-opener-policy',
    applies: onPages,
    allowed: () => ['same-origin'],
    weakened: [null, 'unsafe-none'],
  },
  {
    name: 'only our pages embed what is ours',
    header: 'cross-origin-resource-policy',
    applies: always,
    allowed: ({ host }) => [host === 'pages' ? 'same-origin' : 'cross-origin'],
    weakened: [null, 'same-site'],
  },
  {
    name: 'no camera, no place, no sensor',
    header: 'permissions-policy',
    applies: always,
    allowed: () => [permissions],
    weakened: [null, 'camera=*', 'camera=()'],
  },
  {
    name: 'framed by nobody, for browsers that read no policy',
    header: 'x-frame-options',
    applies: always,
    allowed: () => ['DENY'],
    weakened: [null, 'SAMEORIGIN'],
  },
  {
    name: 'https is kept to',
    header: 'strict-transport-security',
    applies: isHttps,
    allowed: () => ['max-age=63072000; includeSubDomains'],
    weakened: [null, 'max-age=0', 'max-age=3600'],
  },
  {
    name: 'http promises no https',
    header: 'strict-transport-security',
    applies: (situation) => !isHttps(situation),
    allowed: () => [null],
    weakened: ['max-age=63072000; includeSubDomains'],
  },
  {
    name: 'kept by those who may',
    header: 'cache-control',
    applies: always,
    allowed: cacheControls,
    weakened: [null, 'public', 'private', 'public, max-age=60', 'max-age=31536000'],
  },
  {
    name: 'a page varies with its cookie',
    header: 'vary',
    applies: (situation) => onPages(situation) && situation.kind === 'page' && isKept(situation),
    allowed: () => [/(^|, )Cookie(,|$)/],
    weakened: [null, 'Accept-Encoding', 'Accept'],
  },
  {
    name: 'text varies with its encoding',
    header: 'vary',
    applies: (situation) =>
      onPages(situation) &&
      situation.status === 200 &&
      situation.hasBody &&
      !['hashed', 'document'].includes(situation.kind),
    allowed: () => [/(^|, )Accept-Encoding(,|$)/],
    weakened: [null, 'Cookie'],
  },
  {
    name: 'cookies are ours alone',
    header: 'set-cookie',
    applies: (situation) => onPages(situation),
    allowed: (situation) => (mayEnter(situation) ? [null, cookies(situation)] : [null]),
    weakened: [
      'essaim=x; Path=/; Expires=x; Secure; SameSite=Lax',
      'essaim=x; Path=/; HttpOnly; SameSite=None',
      'visite=x; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax',
      '__Host-essaim=x; Domain=essaim.test; Path=/; Expires=x; HttpOnly; Secure; SameSite=Lax',
    ],
  },
  {
    name: 'the files host has no cookie',
    header: 'set-cookie',
    applies: onFiles,
    allowed: () => [null],
    weakened: ['essaim=x; Path=/; Expires=x; HttpOnly; SameSite=Lax'],
  },
  {
    name: 'a file is taken, not opened',
    header: 'content-disposition',
    applies: (situation) => onFiles(situation) && succeeds(situation) && /file|archive/.test(situation.kind),
    allowed: dispositions,
    weakened: [null, 'inline', 'attachment', 'attachment; filename="a.html"; inline'],
  },
  {
    name: 'what is said is said in its type',
    header: 'content-type',
    applies: ({ hasBody }) => hasBody,
    allowed: contentTypes,
    weakened: [null, 'text/html', 'text/plain'],
  },
  {
    name: 'nobody says what serves',
    header: 'server',
    applies: always,
    allowed: () => [null],
    weakened: ['nginx/1.22'],
  },
  {
    name: 'nobody says what it is made with',
    header: 'x-powered-by',
    applies: always,
    allowed: () => [null],
    weakened: ['Express'],
  },
  {
    name: 'no other origin reads',
    header: 'access-control-allow-origin',
    applies: always,
    allowed: () => [null],
    weakened: ['*', 'null', 'https://ailleurs.test'],
  },
  {
    name: 'no other origin reads with credentials',
    header: 'access-control-allow-credentials',
    applies: always,
    allowed: () => [null],
    weakened: ['true'],
  },
  {
    name: 'one is sent to a place of ours',
    header: 'location',
    applies: ({ status }) => status >= 300 && status < 400 && status !== 304,
    allowed: ({ origins }) => [
      new RegExp(`^(?:(?:${[origins.pages, origins.files].map(escaped).join('|')})/|/(?![/\\\\]))`),
    ],
    weakened: [null, '//ailleurs.test/', 'https://ailleurs.test/', '/\\ailleurs.test'],
  },
  {
    name: 'who is unknown hears how to say who she is',
    header: 'www-authenticate',
    applies: ({ status, kind }) => status === 401 && kind !== 'program',
    allowed: () => ['Bearer'],
    weakened: [null, 'Basic'],
  },
  {
    name: 'a wrong method hears the right one',
    header: 'allow',
    applies: ({ status }) => status === 405,
    allowed: () => [/^[A-Z]+(, [A-Z]+)*$/],
    weakened: [null],
  },
  {
    name: 'who must wait hears how long',
    header: 'retry-after',
    applies: ({ status, kind }) => status === 429 || (status === 503 && kind !== 'health'),
    allowed: () => [/^[1-9]\d{0,3}$/],
    weakened: [null, '0'],
  },
  {
    name: 'a part is said to be one',
    header: 'content-range',
    applies: ({ status }) => status === 206 || status === 416,
    allowed: ({ status }) => [status === 206 ? /^bytes \d+-\d+\/\d+$/ : /^bytes \*\/\d+$/],
    weakened: [null],
  },
  {
    name: 'a part is not encoded, nor is what promises parts',
    header: 'content-encoding',
    applies: ({ status, kind, host }) => (host === 'files' && kind !== 'shown file') || status === 206,
    allowed: () => [null],
    weakened: ['gzip'],
  },
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** What an answer says against the rules; empty when it is as it must be. */
export function breachesOf(situation: Situation, headers: IncomingHttpHeaders): string[] {
  return rules
    .filter((rule) => rule.applies(situation) && !isAllowed(rule, situation, headers))
    .map(({ name, header }) => `${name} — ${header}: ${valueOf(headers, header) ?? 'absent'}`);
}

function isAllowed(rule: Rule, situation: Situation, headers: IncomingHttpHeaders): boolean {
  const value = valueOf(headers, rule.header);
  return rule
    .allowed(situation)
    .some((allowed) =>
      allowed instanceof RegExp ? value !== null && allowed.test(value) : allowed === value,
    );
}

function valueOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return value === undefined ? null : typeof value === 'string' ? value : value.join('\n');
}
