import { Worker } from 'node:worker_threads';
import { DocumentUnreadable } from './content.js';
import { performJob, type ReadingJob } from './reading-job.js';

const MEMORY_LIMIT = 512 * 1024 * 1024;

new Worker(new URL('./memory-watch.js', import.meta.url), { workerData: { limit: MEMORY_LIMIT } }).unref();

// One job per process: what a hostile file leaves in memory dies with it.
process.once('message', (job: ReadingJob) => {
  performJob(job)
    .then((value) => ({ ok: true, value }))
    .catch((error: unknown) => ({
      ok: false,
      reason: error instanceof DocumentUnreadable ? error.reason : 'damaged',
    }))
    .then((outcome) => process.send!(outcome, () => process.exit(0)))
    .catch(() => process.exit(1));
});
