import type { Exception } from './likeness.js';

export const reviewing: Record<string, Record<string, Exception>> = {};
