// Privacy: what is kept of a person, as one list; her whole export; the deletion of her account and what becomes of
// what she leaves; how long things are kept. Does not own accounts, resources or reviews: it goes through their verbs,
// and stands above them all because a person's rows are everywhere.
export { ErasingService } from './erasure/erasing.service.js';
export { PrivacyModule } from './privacy.module.js';
