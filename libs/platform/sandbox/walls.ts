import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** How a program is shut in. */
export interface Walls {
  /** Path of bubblewrap; null: limits only, no walls. */
  readonly bubblewrap: string | null;
}

/** Limits and an empty environment remain; the machine's files and its network are open. An operator chooses it, or a test. */
export const noWalls: Walls = { bubblewrap: null };

/** What the program calls the one folder that it has. */
const room = '/room';

/** Fonts and their settings, which programs look for outside /usr. */
const settings = ['/etc/fonts', '/etc/libreoffice', '/etc/alternatives', '/etc/ld.so.cache'];

/** Processes, network, users, messages of its own; of the machine, the installed programs alone, read-only. */
const isolation = [
  '--unshare-all',
  '--die-with-parent',
  '--new-session',
  ...['--uid', '65534', '--gid', '65534', '--cap-drop', 'ALL'],
  '--clearenv',
  ...['--ro-bind', '/usr', '/usr'],
  ...['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64', '--symlink', 'usr/bin', '/bin'],
  ...settings.flatMap((path) => ['--ro-bind-try', path, path]),
  ...['--proc', '/proc', '--dev', '/dev'],
];

/** The path of a program of the system, or null. Not PATH: a program planted in one of its folders would run as ours. */
export const systemProgram = (name: string): string | null =>
  ['/usr/bin', '/usr/local/bin'].map((place) => `${place}/${name}`).find((path) => existsSync(path)) ?? null;

/**
 * Walls that stand on this machine, or null: bubblewrap may be absent, or there and forbidden (a container without user
 * namespaces), which only trying tells.
 */
export async function findWalls(): Promise<Walls | null> {
  const bubblewrap = systemProgram('bwrap');
  if (!bubblewrap) return null;
  const code = await new Promise<number | null>((resolve) => {
    const trial = [...isolation, '--', '/usr/bin/true'];
    const child = spawn(bubblewrap, trial, { env: {}, stdio: 'ignore', timeout: 5_000 });
    child.once('error', () => resolve(null)).once('exit', resolve);
  });
  return code === 0 ? { bubblewrap } : null;
}

export const roomBehind = ({ bubblewrap }: Walls, folder: string): string => (bubblewrap ? room : folder);

/** The command that runs `program` behind the walls, `folder` being all that it may write to. */
export function commandBehind(walls: Walls, folder: string, program: readonly string[]): string[] {
  if (!walls.bubblewrap) return [...program];
  const own = ['--bind', folder, room, '--bind', `${folder}/tmp`, '/tmp', '--chdir', room];
  return [walls.bubblewrap, ...isolation, ...own, '--', ...program];
}
