import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { declaredSettings, type NameOf, type SettingName } from './declaration.js';
import { type IssuerSettings, readIssuers } from './issuers.js';

/** What an installation may decide. Read once, from the environment, by `readSettings`. */
export interface Settings {
  readonly port: number;
  /** Origin of the pages, without a final slash. */
  readonly pagesOrigin: string;
  /** Origin of the files, without a final slash; always another host than the pages. */
  readonly filesOrigin: string;
  /** True when both hosts are loopback: e-mails are shown on /courrier, demo passwords exist. */
  readonly loopback: boolean;
  /** Folder of the embedded services, or null to let the launcher choose. */
  readonly dataDir: string | null;
  /** Connection of the application's role (no DDL); null: embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** Connection of the role that owns the tables: only the process that migrates has it. */
  readonly databaseOwnerUrl: string | null;
  /** Server that answers searches; null: PostgreSQL alone. `writeKey`: only where something is indexed. */
  readonly meilisearch: {
    readonly url: string;
    readonly searchKey: string;
    readonly writeKey: string | null;
  } | null;
  /** Bucket that holds the bytes of files, on a server of S3; null: a folder of `dataDir`. Both keys are secrets. */
  readonly objectStore: {
    readonly endpoint: string;
    readonly bucket: string;
    readonly accessKey: string;
    readonly secretKey: string;
    readonly region: string;
  } | null;
  /** Who converts office documents: LibreOffice behind walls; without them, files and network of this machine open to it; nobody. */
  readonly officeConverter: Choice<'OFFICE_CONVERTER'>;
  /** Where a virus scanner (clamd) listens; null: the built-in signatures alone. */
  readonly antivirus: { readonly host: string; readonly port: number } | { readonly path: string } | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Key of signed short-lived addresses; null: generated once in the data folder. */
  readonly secret: string | null;
  readonly maxFileBytes: number;
  readonly maxResourceBytes: number;
  /** Identity providers of single sign-on; empty: passwords only. Their client secrets are secrets. */
  readonly issuers: readonly IssuerSettings[];
  readonly trustedProxies: readonly string[];
  /** Reading requests that the server works on at the same time. */
  readonly requestsAtOnce: number;
  /** Where the server shows its metrics, the worker at the next port; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly logLevel: Choice<'LOG_LEVEL'>;
  /** For tests: where the process kills itself (see `crashPoint`). */
  readonly crashAt: string | null;
}

/** A setting that can't be used; the message is one French sentence for the operator. */
export class BrokenSetting extends Error {
  readonly code = 'BROKEN_SETTING';
}

type Environment = Record<string, string | undefined>;
/** What was given of what is declared: no other name can be read. */
type Given = Partial<Record<SettingName, string>>;
type Choice<Name extends NameOf<{ oneOf: readonly string[] }>> =
  (typeof declaredSettings)[Name]['oneOf'][number];

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Parses the environment, or throws `BrokenSetting` with one sentence that says what to mend. */
export function readSettings(environment: Environment = process.env): Settings {
  const env = given(environment);
  const port = integer(env, 'PORT');
  const pages = origin(env, 'PUBLIC_URL', port);
  const files = origin(env, 'FILES_URL', port);
  refuseUnsafeOrigins(pages, files);
  const isLoopback = loopbackHosts.has(pages.hostname) && loopbackHosts.has(files.hostname);
  return {
    port,
    pagesOrigin: pages.origin,
    filesOrigin: files.origin,
    loopback: isLoopback,
    dataDir: env.ESSAIM_DATA ? absolute(env.ESSAIM_DATA) : null,
    databaseUrl: address(env, 'DATABASE_URL'),
    databaseOwnerUrl: address(env, 'DATABASE_OWNER_URL'),
    meilisearch: meilisearch(env),
    objectStore: objectStore(env, isLoopback),
    officeConverter: choice(env, 'OFFICE_CONVERTER'),
    antivirus: antivirus(env),
    smtpUrl: address(env, 'SMTP_URL'),
    mailFrom: env.MAIL_FROM ?? declaredSettings.MAIL_FROM.standard,
    secret: secret(env),
    maxFileBytes: integer(env, 'MAX_FILE_MB') * 1024 * 1024,
    maxResourceBytes: integer(env, 'MAX_RESOURCE_MB') * 1024 * 1024,
    issuers: readIssuers(env.SSO_ISSUERS, isLoopback, (sentence) => {
      throw new BrokenSetting(sentence);
    }),
    trustedProxies: (env.TRUSTED_PROXIES ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
    requestsAtOnce: integer(env, 'REQUESTS_AT_ONCE'),
    metrics: metrics(env, port),
    logLevel: choice(env, 'LOG_LEVEL'),
    crashAt: env.CRASH_AT ?? null,
  };
}

const secretNames = [
  'secret',
  'databaseUrl',
  'databaseOwnerUrl',
  'smtpUrl',
  'searchKey',
  'writeKey',
  'accessKey',
  'secretKey',
  'clientSecret',
] as const;

/** The settings in force as lines `name = value`, secrets masked, for `essaim config`. */
export function describeSettings(settings: Settings): string[] {
  const mask = (name: string, value: unknown): unknown =>
    (secretNames as readonly string[]).includes(name) && value !== null ? '••••••' : value;
  return Object.entries(settings).map(([name, value]) => {
    const shown = mask(name, value);
    return `${name} = ${shown === value ? JSON.stringify(value, mask) : '••••••'}`;
  });
}

function refuseUnsafeOrigins(pages: URL, files: URL): void {
  if (pages.hostname === files.hostname)
    throw new BrokenSetting(
      'PUBLIC_URL et FILES_URL ont le même hôte : les fichiers déposés doivent venir d’un autre hôte que les pages.',
    );
  for (const [name, url] of [
    ['PUBLIC_URL', pages],
    ['FILES_URL', files],
  ] as const)
    if (url.protocol === 'http:' && !loopbackHosts.has(url.hostname))
      throw new BrokenSetting(
        `${name} doit être en https : en http, seules les adresses locales sont acceptées.`,
      );
}

function origin(env: Given, name: 'PUBLIC_URL' | 'FILES_URL', port: number): URL {
  const { standard } = declaredSettings[name];
  const text = env[name] ?? standard.replace('PORT', String(port));
  const url = webAddress(text, name);
  if (!url)
    throw new BrokenSetting(
      `${name} doit être une adresse comme https://essaim.exemple.fr, sans chemin : « ${text} ».`,
    );
  return url;
}

/** An address of a declared scheme that is an origin and nothing more. */
function webAddress(text: string, name: NameOf<{ schemes: readonly string[] }>): URL | null {
  const url = isAddress(text, name) ? new URL(text) : null;
  return url?.href === `${url?.origin}/` ? url : null;
}

const isAddress = (text: string, name: NameOf<{ schemes: readonly string[] }>): boolean =>
  URL.canParse(text) &&
  (declaredSettings[name].schemes as readonly string[]).includes(new URL(text).protocol.slice(0, -1));

/** An address that may carry a password: the sentence never repeats it. */
function address(
  env: Given,
  name: 'DATABASE_URL' | 'DATABASE_OWNER_URL' | 'SMTP_URL' | 'MEILI_URL',
): string | null {
  const text = env[name];
  if (text === undefined) return null;
  if (isAddress(text, name)) return text;
  const starts = declaredSettings[name].schemes.map((scheme) => `${scheme}://`).join(' ou ');
  throw new BrokenSetting(`${name} n’est pas une adresse utilisable : elle commence par ${starts}.`);
}

function meilisearch(env: Given): Settings['meilisearch'] {
  const { MEILI_SEARCH_KEY: searchKey, MEILI_WRITE_KEY: writeKey = null } = env;
  const url = address(env, 'MEILI_URL');
  if (url === null && searchKey === undefined && writeKey === null) return null;
  if (url === null || searchKey === undefined)
    throw new BrokenSetting(
      'Meilisearch est réglé à moitié : donnez MEILI_URL et MEILI_SEARCH_KEY (et MEILI_WRITE_KEY là où l’on indexe), ou aucune des trois.',
    );
  return { url, searchKey, writeKey };
}

/** clamd has neither password nor encryption: it listens beside the product, on its machine or its private network. */
function antivirus({ CLAMD_URL: text }: Given): Settings['antivirus'] {
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'unix:' && !url.host && isAbsolute(url.pathname))
    return { path: decodeURIComponent(url.pathname) };
  if (url?.protocol === 'tcp:' && url.hostname && /^\/?$/.test(url.pathname) && !url.username)
    return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 3310) };
  throw new BrokenSetting(
    `CLAMD_URL doit être une adresse comme tcp://clamd:3310 ou unix:///run/clamav/clamd.ctl : « ${text} ».`,
  );
}

const objectStoreNames = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;

/** Keys that installation guides and images of S3 servers print. */
const knownKeys = new Set([
  'minioadmin',
  'minio',
  'minio123',
  'admin',
  'password',
  'seaweedfs',
  'S3RVER',
  'test',
]);

function objectStore(env: Given, isLoopback: boolean): Settings['objectStore'] {
  if (!([...objectStoreNames, 'S3_REGION'] as const).some((name) => env[name] !== undefined)) return null;
  const missing = objectStoreNames.filter((name) => env[name] === undefined);
  if (missing.length > 0)
    throw new BrokenSetting(
      `Le stockage S3 est réglé à moitié : donnez aussi ${missing.join(', ')}, ou aucune des variables S3_….`,
    );
  const [endpoint = '', bucket = '', accessKey = '', secretKey = ''] = objectStoreNames.map(
    (name) => env[name],
  );
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw new BrokenSetting(
      'S3_BUCKET doit compter de 3 à 63 signes : lettres minuscules, chiffres, points et traits d’union.',
    );
  if (!isLoopback && (knownKeys.has(accessKey) || knownKeys.has(secretKey)))
    throw new BrokenSetting(
      'S3_ACCESS_KEY ou S3_SECRET_KEY est une valeur d’usine, connue de tous : donnez à Essaim une clé à lui.',
    );
  const region = env.S3_REGION ?? declaredSettings.S3_REGION.standard;
  return { endpoint: serverOrigin(endpoint), bucket, accessKey, secretKey, region };
}

function serverOrigin(text: string): string {
  const url = webAddress(text, 'S3_ENDPOINT');
  if (!url)
    throw new BrokenSetting(
      'S3_ENDPOINT doit être une adresse comme http://minio:9000, sans chemin, sans identifiants.',
    );
  return url.origin;
}

/** The port of the pages is refused: what is counted there is not for everybody. */
function metrics(env: Given, pagesPort: number): Settings['metrics'] {
  if (env.METRICS_PORT === undefined) return null;
  const port = integer(env, 'METRICS_PORT');
  const host = env.METRICS_HOST ?? declaredSettings.METRICS_HOST.standard;
  if (port === pagesPort || port + 1 === pagesPort)
    throw new BrokenSetting(
      `METRICS_PORT prend deux ports, ${port} et ${port + 1} : aucun ne peut être celui des pages.`,
    );
  if (isIP(host) === 0)
    throw new BrokenSetting(`METRICS_HOST doit être une adresse IP de cette machine : « ${host} ».`);
  return { host, port };
}

function integer(env: Given, name: NameOf<{ from: number }>): number {
  const { from, to, standard } = declaredSettings[name];
  const text = env[name] ?? String(standard);
  const value = Number(text);
  if (!Number.isInteger(value) || value < from || value > to)
    throw new BrokenSetting(`${name} doit être un nombre entier entre ${from} et ${to} : « ${text} ».`);
  return value;
}

function choice<Name extends NameOf<{ oneOf: readonly string[] }>>(env: Given, name: Name): Choice<Name> {
  const { oneOf, standard } = declaredSettings[name];
  const text = env[name] ?? standard;
  const found = oneOf.find((each) => each === text);
  if (!found) throw new BrokenSetting(`${name} doit être l’un de : ${oneOf.join(', ')}.`);
  return found;
}

function secret({ ESSAIM_SECRET: text }: Given): string | null {
  const { atLeast } = declaredSettings.ESSAIM_SECRET;
  if (text !== undefined && text.length < atLeast)
    throw new BrokenSetting(`ESSAIM_SECRET doit compter au moins ${atLeast} caractères.`);
  return text ?? null;
}

/** `NAME=` in a compose file means « not given ». */
const given = (environment: Environment): Given =>
  Object.fromEntries(
    Object.keys(declaredSettings)
      .map((name) => [name, environment[name]])
      .filter(([, value]) => value !== undefined && value !== ''),
  ) as Given;

const absolute = (path: string) => (isAbsolute(path) ? path : resolve(path));
