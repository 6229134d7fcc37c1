const networkCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]);
/** Connection failures, « too many connections », and a server that stops or starts: PostgreSQL 18, appendix A. */
const sqlStates = /^(?:08|53300|57P0[123])/;
/** What node-postgres says without a code. */
const sentences =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/** Whether something that we stand on did not answer: nothing is wrong with the request, nor with us. */
export function isOutage(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false;
  const { code, syscall } = failure as NodeJS.ErrnoException;
  if (code === 'UNAVAILABLE' || code === 'STORE_UNAVAILABLE') return true;
  // A unix socket that is gone with its server.
  if (code === 'ENOENT' && syscall === 'connect') return true;
  if (code !== undefined && (networkCodes.has(code) || sqlStates.test(code))) return true;
  return sentences.test(failure.message) || isOutage(failure.cause);
}
