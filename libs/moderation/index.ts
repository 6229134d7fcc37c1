// Moderation: reports from anybody, the moderators' queue, decisions with their reasons, and who is told of them.
// Owns why a resource is hidden or shown again. Does not own the verbs themselves, which are the resource's
// (`hide`, `show`), nor tombstones of what its author withdrew, nor questions about licences.
export { ModerationModule } from './moderation.module.js';
