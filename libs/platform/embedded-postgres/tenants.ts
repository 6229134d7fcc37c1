import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './embedded-postgres.errors.js';
import { isAlive, processIdentity } from './process-identity.js';

/** The Node processes that use one embedded server: one at a time may start or stop it, the last to leave stops it. */
export class Tenants {
  private readonly lockFile: string;
  private readonly folder: string;

  constructor(root: string) {
    this.lockFile = join(root, 'launch.lock');
    this.folder = join(root, 'tenants');
  }

  /** Runs `work` while no other process starts or stops this server. Null when `patienceMs` passed without our turn. */
  async alone<T>(patienceMs: number, work: () => Promise<T>): Promise<T | null> {
    const deadline = Date.now() + patienceMs;
    while (!this.takeLock()) {
      if (Date.now() > deadline) return null;
      await sleep(25);
    }
    try {
      return await work();
    } finally {
      rmSync(this.lockFile, { force: true });
    }
  }

  /** Registers the current process; call `leave` with the name it gives. */
  enter(): string {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const name = randomUUID();
    writeFileSync(join(this.folder, name), processIdentity(process.pid));
    return name;
  }

  leave(name: string): void {
    rmSync(join(this.folder, name), { force: true });
  }

  /** Whether a living process is registered; forgets the dead ones. */
  areThere(): boolean {
    const names = readdirSync(this.folder);
    for (const name of names) {
      if (!isAlive(readFileSync(join(this.folder, name), 'utf8'))) this.leave(name);
    }
    return readdirSync(this.folder).length > 0;
  }

  /** A hard link appears at once with its content: nobody ever reads a lock without a holder. */
  private takeLock(): boolean {
    const draft = `${this.lockFile}.${randomUUID()}`;
    writeFileSync(draft, processIdentity(process.pid));
    try {
      linkSync(draft, this.lockFile);
      return true;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      this.breakDeadLock();
      return false;
    } finally {
      rmSync(draft, { force: true });
    }
  }

  /**
   * Moves a dead holder's lock away. Two processes may both judge it dead: the slower one then moves the faster one's
   * fresh lock. It puts that back; and should a third take the gap, PostgreSQL's own postmaster.pid still decides.
   */
  private breakDeadLock(): void {
    const moved = `${this.lockFile}.${randomUUID()}`;
    try {
      if (isAlive(readFileSync(this.lockFile, 'utf8'))) return;
      renameSync(this.lockFile, moved);
      if (isAlive(readFileSync(moved, 'utf8'))) linkSync(moved, this.lockFile);
    } catch {
      // The lock changed hands meanwhile: the next attempt reads it again.
    } finally {
      rmSync(moved, { force: true });
    }
  }
}
