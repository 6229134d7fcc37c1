import { isAbsolute, resolve } from 'node:path';
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
  readonly officeConverter: 'confined' | 'at-my-own-risk' | 'off';
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
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Test builds only: `point:n` kills the process at the n-th passage (see `crashPoint`). */
  readonly crashAt: string | null;
}

/** A setting that can't be used; the message is one French sentence for the operator. */
export class BrokenSetting extends Error {
  readonly code = 'BROKEN_SETTING';
}

type Environment = Record<string, string | undefined>;

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Parses the environment, or throws `BrokenSetting` with one sentence that says what to mend. */
export function readSettings(environment: Environment = process.env): Settings {
  const env = withoutEmpty(environment);
  const port = integer(env, 'PORT', 3000, [1, 65_535]);
  const pages = origin(env, 'PUBLIC_URL', `http://localhost:${port}`);
  const files = origin(env, 'FILES_URL', `http://127.0.0.1:${port}`);
  refuseUnsafeOrigins(pages, files);
  const isLoopback = loopbackHosts.has(pages.hostname) && loopbackHosts.has(files.hostname);
  return {
    port,
    pagesOrigin: pages.origin,
    filesOrigin: files.origin,
    loopback: isLoopback,
    dataDir: env.ESSAIM_DATA ? absolute(env.ESSAIM_DATA) : null,
    databaseUrl: address(env, 'DATABASE_URL', /^postgres(ql)?:$/),
    databaseOwnerUrl: address(env, 'DATABASE_OWNER_URL', /^postgres(ql)?:$/),
    meilisearch: meilisearch(env),
    objectStore: objectStore(env, isLoopback),
    officeConverter: choice(env, 'OFFICE_CONVERTER', 'confined', [
      'confined',
      'at-my-own-risk',
      'off',
    ] as const),
    antivirus: antivirus(env),
    smtpUrl: address(env, 'SMTP_URL', /^smtps?:$/),
    mailFrom: env.MAIL_FROM ?? 'Essaim <essaim@localhost>',
    secret: secret(env),
    maxFileBytes: integer(env, 'MAX_FILE_MB', 200, [1, 10_000]) * 1024 * 1024,
    maxResourceBytes: integer(env, 'MAX_RESOURCE_MB', 500, [1, 100_000]) * 1024 * 1024,
    issuers: readIssuers(env.SSO_ISSUERS, isLoopback, (sentence) => {
      throw new BrokenSetting(sentence);
    }),
    trustedProxies: (env.TRUSTED_PROXIES ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
    logLevel: choice(env, 'LOG_LEVEL', 'info', ['silent', 'error', 'warn', 'info', 'debug'] as const),
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

function origin(env: Environment, name: string, fallback: string): URL {
  const text = env[name] ?? fallback;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`)
    throw new BrokenSetting(
      `${name} doit être une adresse comme https://essaim.exemple.fr, sans chemin : « ${text} ».`,
    );
  return url;
}

/** An address that may carry a password: the sentence never repeats it. */
function address(env: Environment, name: string, protocol: RegExp): string | null {
  const text = env[name];
  if (text === undefined) return null;
  if (!URL.canParse(text) || !protocol.test(new URL(text).protocol))
    throw new BrokenSetting(
      `${name} n’est pas une adresse utilisable : elle commence par ${name === 'SMTP_URL' ? 'smtp://' : 'postgres://'}.`,
    );
  return text;
}

function meilisearch(env: Environment): Settings['meilisearch'] {
  const { MEILI_URL: url, MEILI_SEARCH_KEY: searchKey, MEILI_WRITE_KEY: writeKey = null } = env;
  if (url === undefined && searchKey === undefined && writeKey === null) return null;
  if (url === undefined || searchKey === undefined)
    throw new BrokenSetting(
      'Meilisearch est réglé à moitié : donnez MEILI_URL et MEILI_SEARCH_KEY (et MEILI_WRITE_KEY là où l’on indexe), ou aucune des trois.',
    );
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new BrokenSetting(
      'MEILI_URL n’est pas une adresse utilisable : elle commence par http:// ou https://.',
    );
  return { url, searchKey, writeKey };
}

/** clamd has neither password nor encryption: it listens beside the product, on its machine or its private network. */
function antivirus({ CLAMD_URL: text }: Environment): Settings['antivirus'] {
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

function objectStore(env: Environment, isLoopback: boolean): Settings['objectStore'] {
  if (![...objectStoreNames, 'S3_REGION'].some((name) => env[name] !== undefined)) return null;
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
  const region = env.S3_REGION ?? 'us-east-1';
  return { endpoint: serverOrigin(endpoint), bucket, accessKey, secretKey, region };
}

function serverOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`)
    throw new BrokenSetting(
      'S3_ENDPOINT doit être une adresse comme http://minio:9000, sans chemin, sans identifiants.',
    );
  return url.origin;
}

function integer(env: Environment, name: string, fallback: number, [low, high]: [number, number]): number {
  const text = env[name];
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < low || value > high)
    throw new BrokenSetting(`${name} doit être un nombre entier entre ${low} et ${high} : « ${text} ».`);
  return value;
}

function choice<T extends string>(env: Environment, name: string, fallback: T, allowed: readonly T[]): T {
  const text = env[name] ?? fallback;
  const found = allowed.find((each) => each === text);
  if (!found) throw new BrokenSetting(`${name} doit être l’un de : ${allowed.join(', ')}.`);
  return found;
}

function secret(env: Environment): string | null {
  if (env.ESSAIM_SECRET === undefined) return null;
  if (env.ESSAIM_SECRET.length < 32)
    throw new BrokenSetting('ESSAIM_SECRET doit compter au moins 32 caractères.');
  return env.ESSAIM_SECRET;
}

/** `NAME=` in a compose file means « not given ». */
const withoutEmpty = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));

const absolute = (path: string) => (isAbsolute(path) ? path : resolve(path));
