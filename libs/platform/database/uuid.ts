const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The id as a uuid column compares it; null, which equals nothing, for a text that names nothing. Never a database error. */
export const uuidOrNull = (text: string): string | null => (uuid.test(text) ? text : null);
