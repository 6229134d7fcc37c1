/**
 * A sentence of a failure without anybody: servers repeat in their refusals the address, the words, the key they were
 * given. What stands between quotes or parentheses, what looks like an address, an id or a secret becomes « … ».
 */
export function bareOf(text: string): string {
  return text
    .replace(/«[^»]*»|"[^"]*"|“[^”]*”|<[^>]*>|\([^)]*\)|(?<!\p{L})['‘][^'’]*['’]/gu, '…')
    .replace(/\S*(?:@|:\/\/)\S*/g, '…')
    .replace(/(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?|(?<![\w])[0-9a-f]*:[0-9a-f:]{3,}/gi, '…')
    .replace(/(?:\/[\w.-]+){2,}/g, '…')
    .replace(/[\w+=-]{20,}/g, '…')
    .replace(/…(?:[\s:,;]*…)+/g, '…');
}

/** What the log keeps of an error: its kind, its sentence made bare, where it came from; never what it carried. */
export function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return {
    type: error.constructor.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    message: bareOf(error.message),
    stack: framesOf(error.stack),
    ...(error.cause === undefined ? {} : { cause: plainError(error.cause) }),
  };
}

/** Without the message that a stack begins with. */
export const framesOf = (stack = ''): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
