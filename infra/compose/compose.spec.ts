import { describe, expect, it } from '@jest/globals';
import { Ajv, type SchemaObject } from 'ajv';
import addFormats from 'ajv-formats';
import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { declaredSettings } from '#platform/config';
import { breaches, type ContainerFacts, containerRules } from './house-rules.js';

interface Service {
  image: string;
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  restart?: string;
  ports?: unknown[];
  healthcheck?: object;
  environment?: Record<string, string>;
  networks?: string[] | Record<string, unknown>;
  network_mode?: string;
  deploy?: { resources?: { limits?: Record<string, string | number> } };
  [key: string]: unknown;
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
}

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');
const text = read('docker-compose.yml');
const compose = (changed = text) => parse(changed, { merge: true }) as Compose;

const ajv = new Ajv({ strict: false, allErrors: true });
(addFormats as unknown as (to: Ajv) => void)(ajv);
const schema = JSON.parse(read('infra/compose/compose-spec.json')) as SchemaObject;
const fits = ajv.compile({ ...schema, $schema: 'http://json-schema.org/draft-07/schema#' });

const rules = containerRules(new Set(Object.keys(declaredSettings)), ['cpus', 'memory', 'pids']);

const facts = ({ services }: Compose): ContainerFacts[] =>
  Object.entries(services).map(([name, service]) => ({
    name,
    image: service.image,
    user: service.user === undefined ? null : Number(service.user.split(':')[0]),
    readOnly: service.read_only === true,
    dropsAll: service.cap_drop?.includes('ALL') === true && service.cap_add === undefined,
    mayGainPrivileges:
      service.privileged === true || service.security_opt?.includes('no-new-privileges:true') !== true,
    limits: Object.keys(service.deploy?.resources?.limits ?? {}),
    hasHealthcheck: service.healthcheck !== undefined,
    runsOnce: service.restart === 'no',
    environment: service.environment ?? {},
    isEssaim: service.image.startsWith('essaim:') && name !== 'search-keys',
  }));

const networksOf = ({ networks, network_mode: mode }: Service): string[] =>
  mode ? [mode] : Array.isArray(networks) ? networks : Object.keys(networks ?? { default: {} });

/** Who may speak on each network, and who reaches the world. */
const meetings: Record<string, readonly string[]> = {
  outside: ['proxy'],
  front: ['proxy', 'server'],
  outgoing: ['server', 'worker'],
  database: ['migrate', 'postgres', 'reindex', 'server', 'worker'],
  store: ['minio', 'minio-bucket', 'reindex', 'seaweedfs', 'server', 'worker'],
  index: ['meilisearch', 'reindex', 'search-keys', 'server', 'worker'],
  metrics: ['server', 'worker'],
  'service:seaweedfs': ['seaweedfs-bucket'],
};

function misplaced({ services, networks }: Compose): string[] {
  const met = Object.entries(services).flatMap(([name, service]) =>
    networksOf(service)
      .filter((network) => meetings[network]?.includes(name) !== true)
      .map((network) => `${name} is on ${network}`),
  );
  const open = Object.entries(networks)
    .filter(([name, network]) => !['outside', 'outgoing'].includes(name) && network?.internal !== true)
    .map(([name]) => `${name} leads outside`);
  const exposed = Object.entries(services)
    .filter(([name, { ports }]) => name !== 'proxy' && ports !== undefined)
    .map(([name]) => `${name} has ports`);
  return [...met, ...open, ...exposed];
}

/** `${NAME:?}` is asked for; `${NAME:-x}` has a default. */
const asked = new Set([...text.matchAll(/\$\{([A-Z0-9_]+):\?/g)].map(([, name]) => name ?? ''));
const defaulted = [...text.matchAll(/\$\{([A-Z0-9_]+):-([^}]*)\}/g)].map(([, name, value]) => [name, value]);

describe('docker-compose.yml', () => {
  it('fits the schema of Compose', () => {
    fits(compose());
    expect(fits.errors ?? []).toEqual([]);
    expect(fits({ ...compose(), services: { server: { image: 3 } } })).toBe(false);
  });

  it('keeps the rules of the house in every container', () => {
    expect(facts(compose()).length).toBeGreaterThan(10);
    expect(breaches(facts(compose()), rules)).toEqual([]);
  });

  it('lets only the proxy be met, and each engine only by whom it serves', () => {
    expect(misplaced(compose())).toEqual([]);
  });

  it('asks for every secret, and gives a default to what is none', () => {
    expect(defaulted.map(([name]) => name).sort()).toEqual([
      'ACME_FOLDER',
      'LOG_LEVEL',
      'MAX_FILE_MB',
      'METRICS_PORT',
    ]);
    expect(text.match(/\$\{[A-Z0-9_]+\}/)).toBeNull();
  });

  it('waits for the disk in MinIO, and checks pages in PostgreSQL', () => {
    const { minio, postgres } = compose().services;
    expect(minio?.environment?.MINIO_FS_OSYNC).toBe('on');
    expect(postgres?.environment?.POSTGRES_INITDB_ARGS).toContain('--data-checksums');
  });
});

/** Each rule broken once: [what is planted, its place in the file, what replaces it, what is found]. */
const planted: [what: string, from: string | RegExp, to: string, found: RegExp][] = [
  ['a moving tag', 'image: postgres:18.4', 'image: postgres:latest', /postgres names an exact/],
  ['a major tag', 'nginx:1.30.0-alpine', 'nginx:1', /proxy names an exact/],
  ['root', "user: '999:999'", "user: '0:0'", /postgres runs as/],
  ['nobody said who', "    user: '101:101'\n", '', /proxy runs as/],
  ['a writable root', '  read_only: true\n', '', /server writes/],
  ['capabilities', '  cap_drop: [ALL]\n', '', /worker has no capability/],
  ['privileges', '  security_opt: [no-new-privileges:true]\n', '', /server gains/],
  ['no memory limit', 'memory: 3G, ', '', /worker is limited: memory/],
  ['no healthcheck', / +healthcheck: \{ <<: \*alive.*\n/, '', /worker says how/],
  ['a setting that is none', 'LOG_LEVEL:', 'LOG_LEVLE:', /server is given settings/],
  ['a password', 'POSTGRES_PASSWORD: ${OWNER_PASSWORD:?}', 'POSTGRES_PASSWORD: essaim2', /holds no secret/],
  ['a default password', '${STORE_ROOT_PASSWORD:?}', '${STORE_ROOT_PASSWORD:-minioadmin}', /holds no secret/],
  ['a password in an address', '${APP_PASSWORD:?}@', 'essaim@', /server holds no secret: DATABASE_URL/],
  ['the owner’s role', 'TRUSTED_PROXIES:', 'DATABASE_OWNER_URL:', /server has no power/],
  [
    'the writing key',
    'MEILI_SEARCH_KEY: ${MEILI_SEARCH_KEY',
    'MEILI_WRITE_KEY: ${MEILI_WRITE_KEY',
    /server has no/,
  ],
  ['the master key', 'SMTP_URL: ', 'MEILI_MASTER_KEY: ', /worker has no power/],
  ['a port', '    shm_size: 256mb\n', "    ports: ['5432:5432']\n", /postgres has ports/],
  [
    'a proxy before the store',
    'networks: { outside: {}, ',
    'networks: { outside: {}, store: {}, ',
    /proxy is on store/,
  ],
  ['a way out', 'database: { internal: true }', 'database: {}', /database leads outside/],
];

describe('the rules', () => {
  it.each(planted)('catch %s', (_, from, to, found) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const wrong = compose(changed);
    expect([...breaches(facts(wrong), rules), ...misplaced(wrong)].join('\n')).toMatch(found);
  });
});

describe('the images', () => {
  it.each(['essaim', 'engines'])('%s: each that runs is nobody, and says how it is', (name) => {
    const file = read(`infra/images/${name}.Dockerfile`);
    const stages = file.split(/^FROM /m).slice(1);
    const running = stages.filter((stage) => !/^\S+ AS \S*built\n/.test(stage));
    expect(running.length).toBeGreaterThan(0);
    for (const stage of running) {
      expect(stage).toMatch(/^HEALTHCHECK /m);
      expect([...stage.matchAll(/^USER (\S+)$/gm)].at(-1)?.[1]).toBe('1000:1000');
    }
    expect(file).not.toMatch(/^(?:ENV|ARG) .*(?:PASSWORD|SECRET|KEY)/m);
  });

  it('send the builder what the image is made of, and no environment file', () => {
    const ignored = read('infra/images/essaim.Dockerfile.dockerignore').split('\n');
    const sent = ['package.json', 'package-lock.json', '.swcrc', 'vite.config.ts', 'apps', 'libs', 'infra'];
    expect(ignored.filter((line) => line.startsWith('!'))).toEqual(sent.map((name) => `!${name}`));
    expect(ignored).toContain('*');
  });
});

describe('new-environment.sh', () => {
  const script = resolve(root, 'infra/compose/new-environment.sh');
  const written = (...hosts: string[]): Map<string, string> =>
    new Map(
      execFileSync('sh', [script, ...hosts], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
        .split('\n')
        .filter((line) => /^[A-Z]/.test(line))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );

  it('draws all that is asked for, twice differently, and leaves what only the operator knows', () => {
    const [one, two] = [written('a.fr', 'b.org'), written('a.fr', 'b.org')];
    expect([...asked].filter((name) => !one.has(name))).toEqual([]);
    const left = ['TLS_CERTIFICATE', 'TLS_KEY', 'SMTP_URL', 'MAIL_FROM'];
    expect([...one].filter(([, value]) => value === '').map(([name]) => name)).toEqual(left);
    const same = [...one].filter(([name, value]) => value !== '' && two.get(name) === value);
    expect(same.map(([name]) => name)).toEqual(['PAGES_HOST', 'FILES_HOST', 'COMPOSE_PROFILES']);
  });

  it('refuses one host for both', () => {
    expect(() => written('a.fr', 'a.fr')).toThrow();
  });

  it('derives the keys that search-keys.mjs will make', () => {
    const made = written('a.fr', 'b.org');
    const names = [...read('infra/compose/search-keys.mjs').matchAll(/uid: '([0-9a-f-]+)'/g)];
    const keys = names.map(([, uid = '']) =>
      createHmac('sha256', made.get('MEILI_MASTER_KEY') ?? '')
        .update(uid)
        .digest('hex'),
    );
    expect(keys).toEqual([made.get('MEILI_SEARCH_KEY'), made.get('MEILI_WRITE_KEY')]);
  });
});
