// Structured logs: one JSON line an event, UTC, without personal data or secrets; and figures that Prometheus reads.
// Owns the logger's shape, its redaction, and how a figure is counted or asked for; each room says what it counts.
export { bareOf, framesOf } from './bare.js';
export { LOGGER, ObservabilityModule, createLogger } from './logger.js';
export type { Logger } from './logger.js';
export { Metrics } from './metrics.js';
export type { Sample } from './watch.js';
