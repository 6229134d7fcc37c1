// What one run of Jest keeps for all its specs: a folder made before the first and removed after the last.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function openRunFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'essaim-run-'));
  await chmod(folder, 0o755); // as root, PostgreSQL runs as `nobody` and must reach what lies in it
  process.env.ESSAIM_TEST_RUN = folder; // workers inherit it
}

export const closeRunFolder = () => rm(process.env.ESSAIM_TEST_RUN, { recursive: true, force: true });
