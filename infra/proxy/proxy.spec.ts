import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingHttpHeaders,
  request as plainly,
  type Server,
  type ServerResponse,
} from 'node:http';
import { request as safely } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../test/support/until.js';

const nginx = ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'].find(existsSync);
const pages = 'essaim.test';
const files = 'fichiers.test';

/** What stands behind the proxy: says what it was told, or keeps whoever asks for /wait waiting. */
let behind: Server;
let waiting: ServerResponse[] = [];
let proxy: ChildProcess;
let folder: string;
let ports: { http: number; https: number };

if (!nginx) it.skip('the proxy needs nginx: apt-get install nginx-light', () => undefined);
else
  describe('the proxy', () => {
    beforeAll(async () => {
      behind = createServer((request, response) => {
        if (request.url === '/wait') return void waiting.push(response);
        response.setHeader('Content-Security-Policy', "default-src 'self'");
        response.end(JSON.stringify(request.headers));
      });
      await new Promise<void>((ready) => behind.listen(0, '127.0.0.1', ready));
      folder = await mkdtemp(join(tmpdir(), 'essaim-proxy-'));
      await chmod(folder, 0o755);
      ports = { http: await freePort(), https: await freePort() };
      await configure(folder, (behind.address() as AddressInfo).port);
      proxy = spawn(nginx, ['-c', join(folder, 'main'), '-g', 'daemon off;'], { stdio: 'ignore' });
      await until('nginx answers', () =>
        ask('/proxy/alive', { secure: false }).then(
          ({ status }) => status === 200,
          () => false,
        ),
      );
    }, 20_000);

    afterAll(async () => {
      proxy?.kill('SIGTERM');
      for (const response of waiting) response.end();
      behind?.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('leads plain http to https, on both hosts', async () => {
      for (const host of [pages, files]) {
        const { status, headers } = await ask('/r/x?y=1', { secure: false, headers: { host } });
        expect([status, headers.location]).toEqual([308, `https://${host}/r/x?y=1`]);
      }
    });

    it('knows no other host', async () => {
      for (const secure of [true, false])
        expect((await ask('/', { secure, headers: { host: 'ailleurs.test' } })).status).toBe(421);
    });

    it('says itself who calls, whatever the caller claims', async () => {
      const claims = {
        host: files,
        'x-forwarded-for': '203.0.113.9',
        forwarded: 'for=203.0.113.9',
        'x-real-ip': '203.0.113.9',
        'x-forwarded-host': 'ailleurs.test',
        'x-forwarded-proto': 'http',
      };
      const told = JSON.parse((await ask('/', { headers: claims })).text) as IncomingHttpHeaders;
      expect(told).toMatchObject({
        host: files,
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-proto': 'https',
      });
      expect(JSON.stringify(told)).not.toMatch(/203\.0\.113|ailleurs/);
    });

    it('passes the headers of the product, and adds none of its own', async () => {
      const { headers } = await ask('/', { headers: { host: pages } });
      expect(headers['content-security-policy']).toBe("default-src 'self'");
      expect(headers.server).toBe('nginx');
    });

    it('refuses one too many at once from one address, in a few words, and asks it to come back', async () => {
      const held = Array.from({ length: 128 }, () => ask('/wait', { headers: { host: pages } }));
      await until('128 wait', () => waiting.length === 128);
      const refused = await Promise.all(
        Array.from({ length: 30 }, () => ask('/', { headers: { host: pages } })),
      );
      expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]));
      const delays = new Set(refused.map(({ headers }) => Number(headers['retry-after'])));
      expect([...delays].every((delay) => delay >= 1 && delay <= 5)).toBe(true);
      expect(delays.size).toBeGreaterThan(1);
      expect(refused[0]?.text.length).toBeLessThan(1024);
      expect(refused[0]?.headers['cache-control']).toBe('no-store');
      for (const response of waiting) response.end();
      waiting = [];
      expect((await Promise.all(held)).every(({ status }) => status === 200)).toBe(true);
      expect((await ask('/', { headers: { host: pages } })).status).toBe(200);
    });
  });

/** The committed files, with this machine's places; an nginx before 1.25 knows `http2` only on `listen`. */
async function configure(to: string, upstream: number): Promise<void> {
  const here = (text: string) =>
    text
      .replaceAll('/tmp/', `${to}/`)
      .replaceAll('/etc/nginx/mime.types', join(to, 'mime.types'))
      .replaceAll('/etc/nginx/conf.d', to)
      .replaceAll('/run/secrets', to)
      .replaceAll('/dev/stdout', join(to, 'access.log'))
      .replace(/error_log stderr/, `error_log ${join(to, 'error.log')}`)
      .replace('http2 on;', '')
      .replaceAll('listen 8080', `listen 127.0.0.1:${ports.http}`)
      .replaceAll('listen 8443', `listen 127.0.0.1:${ports.https}`)
      .replaceAll('${UPSTREAM}', `127.0.0.1:${upstream}`)
      .replaceAll('${PAGES_HOST}', pages)
      .replaceAll('${FILES_HOST}', files);
  for (const [from, name] of [
    ['nginx.conf', 'main'],
    ['hosts.conf.template', 'hosts.conf'],
  ] as const)
    await writeFile(join(to, name), here(await readFile(join(import.meta.dirname, from), 'utf8')));
  await writeFile(join(to, 'mime.types'), 'types {}');
  await mkdir(join(to, 'body'));
  const subject = ['-subj', `/CN=${pages}`, '-days', '1', '-newkey', 'rsa:2048', '-nodes'];
  const out = ['-keyout', join(to, 'certificate-key'), '-out', join(to, 'certificate')];
  execFileSync('openssl', ['req', '-x509', ...subject, ...out], { stdio: 'ignore' });
}

interface Asked {
  readonly secure?: boolean;
  readonly headers?: Record<string, string>;
}

function ask(
  path: string,
  { secure = true, headers = {} }: Asked = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  const options = {
    ...{ host: '127.0.0.1', port: secure ? ports.https : ports.http, path, headers, agent: false as const },
    ...{ rejectUnauthorized: false, servername: headers.host },
  };
  return new Promise((done, fail) => {
    const call = (secure ? safely : plainly)(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    call.on('error', fail);
    call.end();
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
