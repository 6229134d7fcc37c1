import { defineConfig, type UserConfig } from 'vite';

/** Old laptops of schools, with their last updates. */
const target = ['chrome109', 'firefox115', 'safari15.4'];

/**
 * The style sheet, the font and the small script of the pages, in dist/public/assets under hashed names.
 * The server reads dist/public/.vite/manifest.json to write their addresses.
 */
const pages: UserConfig = {
  publicDir: false,
  build: {
    outDir: 'dist/public',
    manifest: true,
    target,
    // The content security policy refuses data: addresses, fonts and images included.
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: { input: 'libs/web/browser/main.ts' },
  },
};

/**
 * The search of an offline kit, as one plain script beside the service that puts it in: a page opened from a disk may
 * load no module.
 */
const kit: UserConfig = {
  publicDir: false,
  // Doors, as tsconfig.json has them.
  resolve: { conditions: ['source'] },
  build: {
    outDir: 'dist/libs/collections/kit',
    target,
    lib: {
      entry: 'libs/collections/kit/offline/kit-page.ts',
      formats: ['iife'],
      name: 'essaim',
      fileName: () => 'recherche.js',
    },
  },
};

/** `vite build`, and `vite build --mode kit`. */
export default defineConfig(({ mode }) => (mode === 'kit' ? kit : pages));
