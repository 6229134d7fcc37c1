import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every variable that libs/platform/config reads, from its source: no list of ours can fall behind. */
export function settingNames(root: string): ReadonlySet<string> {
  const source = readFileSync(join(root, 'libs/platform/config/settings.ts'), 'utf8');
  const names = source.matchAll(/\b([A-Z][A-Z0-9]*_[A-Z0-9_]+|PORT)\b/g);
  return new Set([...names].map(([, name]) => name ?? ''));
}
