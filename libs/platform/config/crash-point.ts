let armed: { name: string; left: number } | null | undefined;

/** Dies by SIGKILL at a named point, when CRASH_AT=`name:n` says so: the crash tests prove what survives. */
export function crashPoint(name: string): void {
  if (armed === undefined) armed = parse(process.env.CRASH_AT);
  if (armed?.name !== name) return;
  armed.left -= 1;
  if (armed.left <= 0) process.kill(process.pid, 'SIGKILL');
}

function parse(text: string | undefined): { name: string; left: number } | null {
  const match = /^([\w.-]+):(\d+)$/.exec(text ?? '');
  return match ? { name: match[1] ?? '', left: Number(match[2]) } : null;
}
