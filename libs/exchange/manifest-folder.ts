import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { FileRefused, ManifestUnreadable } from './import.errors.js';
import type { ManifestFile } from './manifest-record.js';

/** As long as a text in place may be, in bytes: 400,000 characters. */
const longestText = 1_600_000;

/** The folder that a manifest's paths start from. Nothing outside it is ever read, links included. */
export class ManifestFolder {
  private constructor(private readonly root: string) {}

  static async at(path: string): Promise<ManifestFolder> {
    const root = await realpath(path).catch(() => null);
    if (root === null) throw new ManifestUnreadable(`Dossier des fichiers introuvable : ${path}`);
    return new ManifestFolder(root);
  }

  /** Where the file's bytes lie. Throws FileRefused when it is absent, elsewhere, or not what the manifest announces. */
  async verified(file: ManifestFile): Promise<{ path: string; bytes: number; sha256: string }> {
    const { path, size } = await this.locate(file.path);
    if (file.bytes !== null && file.bytes !== size)
      throw new FileRefused(
        'size_mismatch',
        `Le fichier compte ${size} octets, le manifeste en annonce ${file.bytes}.`,
      );
    const sha256 = await hashFile(path);
    if (file.sha256 !== null && file.sha256 !== sha256)
      throw new FileRefused('hash_mismatch', 'L’empreinte SHA-256 du fichier n’est pas celle du manifeste.');
    return { path, bytes: size, sha256 };
  }

  /** The text in place. */
  async text(relative: string): Promise<string> {
    const { path, size } = await this.locate(relative);
    if (size > longestText)
      throw new FileRefused('text_too_large', 'Le texte dépasse 400 000 caractères : joignez-le en fichier.');
    return readFile(path, 'utf8');
  }

  private async locate(relative: string): Promise<{ path: string; size: number }> {
    const wanted = join(this.root, relative);
    // Said before looking, so that the answer tells nothing about what lies elsewhere.
    if (!this.holds(wanted)) throw outside();
    const path = await realpath(wanted).catch(() => null);
    if (path !== null && !this.holds(path)) throw outside();
    const found = path === null ? null : await stat(path);
    if (path === null || !found?.isFile())
      throw new FileRefused('file_missing', 'Le fichier est introuvable.');
    return { path, size: found.size };
  }

  private holds(path: string): boolean {
    return path.startsWith(this.root.endsWith(sep) ? this.root : this.root + sep);
  }
}

const outside = () => new FileRefused('path_outside', 'Ce chemin sort du dossier des fichiers.');

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
