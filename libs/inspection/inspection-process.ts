/** Entry of the child process: one request at a time, one answer each. It is killed from outside, never trusted. */
import { examine } from './examine.js';
import type { InspectionRequest } from './inspection.js';

process.on('message', ({ request, folder }: { request: InspectionRequest; folder: string }) => {
  examine(request, folder).then(
    (inspection) => process.send?.({ inspection }),
    () => process.send?.({ failed: true }),
  );
});
process.on('disconnect', () => process.exit(0));
