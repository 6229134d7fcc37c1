// The rule of dependency of docs/architecture.md, as a program. infra/ci/dependency-rules.spec.ts breaks each rule once.
// If a rule stops you: an extension resolver above, an outbox event, or a handler registered with the lower context.

/** Lower contexts first: each may import only the doors of those before it. */
const contexts = [
  'identity',
  'notifications',
  'resources',
  'remixes',
  'reviews',
  'collections',
  'discovery',
  'usage',
  'follows',
  'moderation',
  'exchange',
  'privacy',
  'operations',
];
const pureLibraries = ['licensing', 'vocabulary', 'inspection', 'documents', 'shield'];

const anyContext = `^libs/(?:${contexts.join('|')})/`;
/** A file without a role, or where one stands: in a large context, in the folder of its noun. */
const bare = '[a-z/-]+';
const anyPure = `^libs/(?:${pureLibraries.join('|')})/`;
const anyDoor = '^libs/(?:platform/)?[^/]+/index[.]ts$';
const tests = '[.]spec[.]tsx?$';
const frameworks =
  '@nestjs|@apollo|@as-integrations|typeorm|graphql|graphql-jit|graphile-worker|express|preact|pg|minio|meilisearch|nodemailer';
const packages = (names) => `^node_modules/(?:@types/)?(?:${names})(?:/|$)`;
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** An engine is spoken to in one place, behind a port; tests may prepare it by hand. */
const room = (engine, rooms, comment) =>
  rule(
    `one-room-for-${engine}`,
    comment,
    { path: '^(?:apps|libs)/', pathNot: [`^libs/platform/(?:${rooms.join('|')})/`, '^apps/verify/', tests] },
    { path: packages(engine) },
  );

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other are one file, or miss a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'nothing-unresolved',
      'An import that leads nowhere escapes every other rule.',
      {},
      // That package is types only, and names no file to resolve.
      { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    ),

    rule(
      'pure-libraries-are-pure',
      'Data in, answers out: no context, no platform, no other library.',
      { path: '^libs/(licensing|vocabulary|inspection|documents|shield)/' },
      { path: '^(?:libs|apps)/', pathNot: '^libs/$1/' },
    ),
    rule(
      'pure-libraries-have-no-framework',
      'They outlive every framework, and run where none is.',
      { path: anyPure },
      { path: packages(frameworks) },
    ),
    rule(
      'platform-knows-no-context',
      'The platform would work for any product.',
      { path: '^libs/platform/' },
      { path: `${anyContext}|${anyPure}|^libs/(?:web|contract)/` },
    ),
    ...contexts
      .slice(0, -1)
      .map((name, place) =>
        rule(
          `${name}-looks-down`,
          `${name} must not know the contexts built on it.`,
          { path: `^libs/${name}/` },
          { path: `^libs/(?:${contexts.slice(place + 1).join('|')})/` },
        ),
      ),
    rule(
      'contexts-know-no-page',
      'Pages ask through the contract; nobody asks the pages.',
      { path: anyContext },
      { path: '^libs/(?:web|contract)/' },
    ),
    rule(
      'web-speaks-graphql',
      'The pages know the contract and how French is written, not the server.',
      { path: '^libs/web/' },
      {
        path: '^libs/',
        pathNot: ['^libs/(?:contract|web)/', '^libs/platform/(?:french|http|graphql)/index[.]ts$'],
      },
    ),
    rule(
      'contract-is-generated',
      'The contract holds the schema and typed operations, nothing of ours.',
      { path: '^libs/contract/' },
      { path: '^(?:libs|apps)/', pathNot: '^libs/contract/' },
    ),
    rule(
      'libraries-know-no-app',
      'Apps compose libraries; builders and benches serve tests.',
      { path: '^libs/', pathNot: tests },
      { path: '^(?:apps|test|infra)/' },
    ),
    rule(
      'verifier-stands-alone',
      'The witness shares no code with what it judges: a mistake of ours would be made twice.',
      { path: '^apps/verify/' },
      {
        path: '^(?:apps|libs|infra|test|node_modules)/',
        pathNot: ['^apps/verify/', packages('pg|minio')],
      },
    ),
    rule(
      'verifier-is-asked',
      'The witness is started as a process of its own; nobody imports it.',
      { pathNot: '^apps/verify/' },
      { path: '^apps/verify/' },
    ),
    rule('no-test-in-the-product', 'Nothing imports a test.', {}, { path: tests }),

    rule(
      'through-the-door',
      'Enter another library by its index.ts only.',
      { path: '^libs/([^/]+)/' },
      { path: '^libs/', pathNot: ['^libs/$1/', anyDoor] },
    ),
    rule(
      'apps-through-the-door',
      'Apps and tests compose; they do not reach inside.',
      { path: '^(?:apps|test|infra)/' },
      { path: '^libs/', pathNot: anyDoor },
    ),
    rule(
      'platform-through-the-door',
      'Platform folders meet at their doors too.',
      { path: '^libs/platform/([^/]+)/' },
      { path: '^libs/platform/', pathNot: ['^libs/platform/$1/', '^libs/platform/[^/]+/index[.]ts$'] },
    ),
    rule(
      'not-your-own-door',
      'Inside a library, import the file itself.',
      { path: '^libs/((?:platform/)?[^/]+)/', pathNot: tests },
      { path: '^libs/$1/index[.]ts$' },
    ),

    rule(
      'domain-is-plain',
      'A file with no role in its name is domain: TypeORM decorators, no framework, no role file.',
      { path: `${anyContext}${bare}[.]ts$`, pathNot: '/index[.]ts$' },
      {
        path: `${packages('@nestjs|@apollo|graphql|express|pg|minio|meilisearch')}|^libs/[^/]+/${bare}[.][a-z]+[.]ts$`,
        pathNot: '[.](?:events|errors)[.]ts$',
      },
    ),
    rule(
      'graphql-at-the-edge',
      'Only GraphQL role files speak GraphQL.',
      { path: '^libs/', pathNot: '^libs/platform/graphql/|[.](?:type|input|resolver|loader)[.]ts$' },
      { path: packages('@nestjs/graphql') },
    ),
    rule(
      'sql-in-repositories',
      'Entities declare, repositories query; nobody else opens TypeORM.',
      { path: anyContext, pathNot: [`${anyContext}${bare}(?:[.]repository)?[.]ts$`, tests] },
      { path: packages('typeorm') },
    ),

    room(
      'pg',
      ['backup', 'database', 'embedded-postgres', 'search-engine'],
      'A backup copies in one instant; the launcher prepares a cluster before there is a database; the search engine has a pool of its own.',
    ),
    room(
      'graphile-worker',
      ['database', 'outbox'],
      'Jobs are written by a transaction and run by the outbox.',
    ),
    room('minio', ['object-storage'], 'Stored bytes are reached through the object storage port.'),
    room('meilisearch', ['search-engine'], 'Searching goes through the search port.'),
    room('nodemailer', ['mail'], 'Mail leaves by one port.'),
    room('prom-client', ['observability'], 'What is counted is named in one way, and holds nobody.'),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // `#licensing` is libs/licensing/index.ts in the sources, dist in what runs (docs/decisions).
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
