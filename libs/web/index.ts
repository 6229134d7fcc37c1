// The pages: HTML first, in French, one typed GraphQL operation run in process for each.
// Owns controllers, components, texts, styles, covers and the small script of the browser. Owns no rule of the product:
// permissions, validation and every message about an error come from the server through `#contract`.
// The server mounts `WebModule`, serves dist/public/assets under /assets, and uses `PageErrors` for unknown addresses.
export { PageErrors } from './errors/page-errors.filter.js';
export { readAssets } from './layout/assets.js';
export { WebModule } from './web.module.js';
