// The outbox's reading half: who reacts to which event, and the runner that claims jobs and retries.
// Writing an event belongs to `Transaction.emit`, in the use case's own transaction.
export { EventHandlers, OutboxRunner } from './outbox.js';
export type { EventHandler } from './outbox.js';
export { OutboxModule } from './outbox.module.js';
