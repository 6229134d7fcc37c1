import { Worker } from 'node:worker_threads';
import { DocumentUnreadable } from '../content.js';
import { performJob, type ReadingJob } from './reading-job.js';

const MEMORY_LIMIT = 512 * 1024 * 1024;

new Worker(new URL('./memory-watch.js', import.meta.url), { workerData: { limit: MEMORY_LIMIT } }).unref();

// Jobs come one at a time; the parent ends this process after a few dozen files, or at the first trouble.
process.on('message', (job: ReadingJob) => {
  performJob(job)
    .then((value) => ({ ok: true, value }))
    .catch((error: unknown) => ({
      ok: false,
      reason: error instanceof DocumentUnreadable ? error.reason : 'damaged',
    }))
    .then((outcome) => process.send!(outcome))
    .catch(() => process.exit(1));
});
process.once('disconnect', () => process.exit(0));
