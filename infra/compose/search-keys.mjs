// Gives Meilisearch the two keys of Essaim. A key of Meilisearch is the HMAC of its name under the master key, so the
// environment file had both before the server existed (new-environment.sh); asked again, nothing changes.
const { MEILI_URL, MEILI_MASTER_KEY, MEILI_SEARCH_KEY, MEILI_WRITE_KEY } = process.env;

const keys = [
  {
    uid: '5a3f0c1e-8d44-4a8e-9d0f-6b1d2c7e9a01',
    description: 'Essaim cherche',
    actions: ['search'],
    indexes: ['resources'],
    value: MEILI_SEARCH_KEY,
  },
  {
    uid: '5a3f0c1e-8d44-4a8e-9d0f-6b1d2c7e9a02',
    description: 'Essaim indexe',
    actions: [
      ...['documents.add', 'documents.get', 'documents.delete', 'settings.update', 'tasks.get'],
      ...['indexes.create', 'indexes.get', 'indexes.delete', 'indexes.swap'],
    ],
    // A swap of two indexes belongs to neither of them (docs/operations/search.md).
    indexes: ['*'],
    value: MEILI_WRITE_KEY,
  },
];

for (const { value, ...key } of keys) {
  const made = await ask('POST', '/keys', { ...key, expiresAt: null });
  if (!made.ok && made.body.code !== 'api_key_already_exists') fail(made.body.message);
  const found = await ask('GET', `/keys/${key.uid}`);
  if (found.body.key !== value) fail(`« ${key.description} » : la clé donnée n’est pas celle du serveur.`);
}

async function ask(method, path, body) {
  const response = await fetch(new URL(path, MEILI_URL), {
    method,
    headers: { authorization: `Bearer ${MEILI_MASTER_KEY}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  return { ok: response.ok, body: await response.json() };
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
