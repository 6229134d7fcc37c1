import { readdir, readFile } from 'node:fs/promises';

/** What a process and all that it started hold now. */
export interface TreeWeight {
  readonly processes: number;
  readonly bytes: number;
}

const lineOf = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);

/** From /proc; zero where there is none. Shared program text counts once for the machine, so it is left out here. */
export async function weighTree(root: number): Promise<TreeWeight> {
  const statuses = await readStatuses();
  const tree = [root];
  for (const parent of tree)
    tree.push(...[...statuses].filter(([, s]) => lineOf(s, 'PPid') === parent).map(([pid]) => pid));
  const kilobytes = tree
    .map((pid) => statuses.get(pid) ?? '')
    .map((s) => lineOf(s, 'RssAnon') + lineOf(s, 'RssShmem'));
  return { processes: tree.length, bytes: kilobytes.reduce((sum, each) => sum + each, 0) * 1024 };
}

async function readStatuses(): Promise<Map<number, string>> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const read = pids.map(async (pid): Promise<[number, string]> => [
    pid,
    await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''),
  ]);
  return new Map(await Promise.all(read));
}
