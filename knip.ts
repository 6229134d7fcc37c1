import type { KnipConfig } from 'knip';

/** What nobody uses fails the check: files, exports, dependencies. */
export default {
  entry: [
    'apps/*/main.ts',
    // What the doors of the platform and of the pure libraries name is their published interface, used or not.
    // A context's door is for the others only: each of its names must have a reader.
    'libs/platform/*/index.ts',
    'libs/{licensing,vocabulary,inspection,documents}/index.ts',
    'test/{contract,journeys}/**/*.spec.ts',
    'test/bench/*.ts',
    'infra/**/*.mjs',
  ],
  project: ['{apps,libs,infra,test}/**/*.{ts,tsx,mjs}'],
  paths: { '#*': ['./libs/*/index.ts'] },
  ignoreDependencies: [
    // Started by infra/ci, by their path.
    'dependency-cruiser',
    'jest',
    // Loaded by pdfjs-dist at run time, to draw.
    '@napi-rs/canvas',
  ],
} satisfies KnipConfig;
