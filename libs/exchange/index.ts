// Exchange: resources that come in from elsewhere by a manifest, and the demo content, which comes the same way.
// Owns the import format (docs/import.md), where a resource comes from, and authors who have no account yet. Does not
// own what a file or a licence may be, nor publishing: records pass the doors of `resources` like everybody's work.
export { ExchangeModule } from './exchange.module.js';
export { ImportService } from './import.service.js';
export { type ImportReport } from './import-report.js';
export { countLines } from './manifest-lines.js';
export { SeedService } from './demo/seed.service.js';
