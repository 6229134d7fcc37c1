import { Readable } from 'node:stream';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { AccountService } from '#identity';
import type { Actor, MandateRole } from '#platform/authorization';
import { type DraftFields, DraftService, IntakeService, PublishingService, type Resource } from '#resources';
import type { TestApplication } from './application.js';

const password = 'une phrase de quatre mots';

/** Somebody with a confirmed account, signed in. */
export async function newTeacher(product: TestApplication, publicName: string): Promise<Actor> {
  const account = await product.app.get(AccountService, { strict: false }).createConfirmed({
    email: `${publicName.normalize('NFD').replace(/[^a-z]/gi, '')}-${Math.random().toString(36).slice(2)}@ac-exemple.fr`,
    password,
    publicName,
  });
  return signedIn(account);
}

export const signedIn = (account: { id: string; agentId: string }, ...roles: MandateRole[]): Actor => ({
  accountId: account.id,
  agentId: account.agentId,
  mandates: roles.map((role) => ({ id: role, role, territoryId: null, endsAt: null })),
  withheldRoles: [],
  mayWrite: true,
  credential: 'session',
  credentialId: null,
});

/** All that publishing asks for, content included. */
export const readyFields: DraftFields = {
  title: 'Les fractions au quotidien',
  summary: 'Partager, comparer, ranger : trois séances.',
  levels: ['cm1'],
  subjects: ['mathematiques'],
  types: ['activite-pedagogique'],
  licence: 'CC-BY-SA-4.0',
  text: '# Séance 1\n\nOn partage une tarte en quatre.\n\n# Séance 2\n\nOn compare deux parts.\n',
};

/** A first version, through the real verbs. */
export async function newPublished(
  product: TestApplication,
  author: Actor,
  fields: DraftFields = {},
): Promise<Resource> {
  const draft = await product.app
    .get(DraftService, { strict: false })
    .create(author, { ...readyFields, ...fields });
  return product.app
    .get(PublishingService, { strict: false })
    .publish(author, draft.id, { whatChanged: null, minor: false });
}

/** A secret that a program puts behind « Bearer ». */
export async function newToken(
  product: TestApplication,
  owner: Actor,
  scope: 'READ' | 'WRITE',
): Promise<string> {
  const { createAccessToken } = await product.ask<{ createAccessToken: { token: string } }>(
    owner,
    'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { token } }',
    { input: { name: 'Un programme', scope, days: 1 } },
  );
  return createAccessToken.token;
}

/** Bytes that went through inspection into the store: their hash, or null when refused. */
export async function takeBytes(
  product: TestApplication,
  filename: string,
  bytes: Uint8Array,
): Promise<string | null> {
  const taken = await product.app
    .get(IntakeService, { strict: false })
    .take({ filename, content: Readable.from([bytes]) });
  return taken.sha256;
}

/** The same words give the same bytes, whatever the second. */
const builtAt = new Date(2026, 0, 5);

/** A document as LibreOffice writes one, with what it says of itself. */
export function odt(document: {
  title?: string;
  language?: string;
  description?: string;
  paragraphs: readonly string[];
}): Uint8Array {
  const element = (name: string, text: string | undefined) => (text ? `<${name}>${text}</${name}>` : '');
  const office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"';
  const meta = `<?xml version="1.0" encoding="UTF-8"?><office:document-meta ${office} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>${element('dc:title', document.title)}${element('dc:description', document.description)}${element('dc:language', document.language)}</office:meta></office:document-meta>`;
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${office} xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>${document.paragraphs.map((each) => element('text:p', each)).join('')}</office:text></office:body></office:document-content>`;
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
  const mime = 'application/vnd.oasis.opendocument.text';
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entry('/', mime)}${entry('content.xml', 'text/xml')}${entry('meta.xml', 'text/xml')}</manifest:manifest>`;
  const entries = {
    mimetype: [strToU8(mime), { level: 0 }],
    'content.xml': strToU8(content),
    'meta.xml': strToU8(meta),
    'META-INF/manifest.xml': strToU8(manifest),
  } satisfies Zippable;
  return zipSync(entries, { mtime: builtAt });
}
