// PostgreSQL for the contexts: one transaction per use case (rows, outbox and audit together), prepared
// statements for hot reads, migrations as the owner role. Owns the outbox's writing half and the audit chain;
// which tables exist belongs to the contexts and to infra/database/migrations.
export { Database, connection, createDataSource } from './database.js';
export type { DatabaseAddress } from './database.js';
export { DatabaseModule, registerEntities, registeredEntities } from './database.module.js';
export { migrate } from './migrate.js';
export { Transaction } from './transaction.js';
export { uuidOrNull } from './uuid.js';
export type { AuditFact, DomainEvent } from './transaction.js';
export type { Slice } from './slice.js';
export { grouped } from './grouped.js';
