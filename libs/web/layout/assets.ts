import { existsSync, readFileSync } from 'node:fs';

/** The addresses of what the browser loads once: style sheet, script, title font. */
export interface Assets {
  style: string;
  script: string;
  font: string | null;
}

interface ManifestEntry {
  file: string;
  css?: string[];
  assets?: string[];
}

const ENTRY = 'libs/web/browser/main.ts';
const MANIFEST = new URL('../../../public/.vite/manifest.json', import.meta.url);
const UNBUILT: Assets = { style: '/assets/main.css', script: '/assets/main.js', font: null };

/** Reads Vite's manifest beside the compiled server; stable names stand in when the assets were not built. */
export function readAssets(manifest: URL = MANIFEST): Assets {
  if (!existsSync(manifest)) return UNBUILT;
  const entries = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, ManifestEntry>;
  const entry = entries[ENTRY];
  if (entry === undefined) return UNBUILT;
  const font = entry.assets?.find((file) => file.endsWith('.woff2'));
  return {
    style: `/${entry.css?.[0] ?? UNBUILT.style}`,
    script: `/${entry.file}`,
    font: font === undefined ? null : `/${font}`,
  };
}
