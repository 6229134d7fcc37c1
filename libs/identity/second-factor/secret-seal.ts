import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Keeps a secret that must be read again, unlike a password: AES-256-GCM under a key derived from the installation's
 * secret, bound to its owner, so that a row copied to another account opens nothing.
 */
export class SecretSeal {
  private readonly key: Buffer;

  constructor(installationSecret: string, purpose: string) {
    this.key = Buffer.from(hkdfSync('sha256', installationSecret, '', `essaim ${purpose}`, 32));
  }

  seal(secret: string, owner: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Null when it was sealed for another owner, or by an installation with another secret. */
  open(text: string, owner: string): string | null {
    const bytes = Buffer.from(text, 'base64url');
    try {
      const opening = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12));
      opening.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString('utf8');
    } catch {
      return null;
    }
  }
}
