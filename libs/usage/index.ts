// Usage: « Je l’ai utilisé », said by anybody and kept without who said it; what became of what an author made; counts by
// territory that say nothing of one person, and their open data. Does not own the resources, collections and reviews that
// it counts, and gives nothing to any ranking.
export { DeclarationService } from './declaration/declaration.service.js';
export { UsageModule } from './usage.module.js';
