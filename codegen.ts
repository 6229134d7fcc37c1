import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed operations for the pages, from the committed schema. Run by `npm run build:contract`. */
export default {
  schema: 'libs/contract/schema.graphql',
  documents: ['libs/web/**/*.operation.ts'],
  ignoreNoDocuments: true,
  importExtension: '.js',
  generates: {
    'libs/contract/generated/': {
      preset: 'client',
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        dedupeFragments: true,
        scalars: { DateTime: 'string' },
      },
      presetConfig: { fragmentMasking: false },
    },
  },
} satisfies CodegenConfig;
