import type { StoredFile } from './stored-file.js';

/** An image of a text is one of the resource's own files, by its name; nothing else is fetched. */
export function imageAmong<File extends Pick<StoredFile, 'name' | 'mime'>>(
  files: readonly File[],
  src: string,
): File | null {
  return fileNamed(
    files.filter(({ mime }) => mime.startsWith('image/')),
    src,
  );
}

/** The file that a text leads to, by its name alone. */
export function fileNamed<File extends Pick<StoredFile, 'name'>>(
  files: readonly File[],
  address: string,
): File | null {
  const path = address.replace(/^\.?\//, '');
  const names = new Set([path, decoded(path)]);
  return files.find(({ name }) => names.has(name)) ?? null;
}

/** « 50%.png » is typed as readily as « 50%25.png ». */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
