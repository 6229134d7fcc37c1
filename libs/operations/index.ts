// Operations: what whoever runs an installation sees of the server's own work: the jobs that failed, why, and what can
// be done with them. Does not own the queue, which is the platform's, nor what any job does: it stands above all contexts
// because it names the work of each of them.
export { OperationsModule } from './operations.module.js';
