import { defineConfig } from 'vite';

/**
 * The style sheet, the font and the small script of the pages, in dist/public/assets under hashed names.
 * The server reads dist/public/.vite/manifest.json to write their addresses.
 */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/public',
    manifest: true,
    target: ['chrome109', 'firefox115', 'safari15.4'],
    // The content security policy refuses data: addresses, fonts and images included.
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: { input: 'libs/web/browser/main.ts' },
  },
});
