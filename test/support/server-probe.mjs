// Loaded before the server (`node --import`): answers, on a port of its own written to PROBE_FILE, what the process has spent and what
// became of it. Nothing of the product knows.
import { renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';

if (process.argv[1]?.endsWith('/run/server.js')) {
  let statements = 0;
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function (...given) {
    statements += 1;
    return query.apply(this, given);
  };
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const probe = createServer((request, response) => {
    const { user, system } = process.cpuUsage();
    const told = {
      cpuMs: (user + system) / 1000,
      statements,
      longestDelayMs: delay.max / 1e6,
      rssMb: process.memoryUsage.rss() / 2 ** 20,
      prototype: Reflect.ownKeys(Object.prototype).map(String),
    };
    if (request.url === '/reset') delay.reset();
    response.end(JSON.stringify(told));
  });
  probe.listen(0, '127.0.0.1', () => {
    writeFileSync(`${process.env.PROBE_FILE}.new`, String(probe.address().port));
    renameSync(`${process.env.PROBE_FILE}.new`, process.env.PROBE_FILE);
  });
  probe.unref();
}
