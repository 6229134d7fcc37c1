// Structured logs: one JSON line an event, UTC, without personal data or secrets. Owns the logger's shape and its redaction.
export { bareOf } from './bare.js';
export { LOGGER, ObservabilityModule, createLogger } from './logger.js';
export type { Logger } from './logger.js';
