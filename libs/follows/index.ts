// Follows: what somebody wants to be told of (people, collections, levels and subjects, saved searches), and telling it:
// each edition of a resource once, with its reasons, and only while everybody may read it. Nobody learns who follows what,
// nor how many. Does not own the inbox nor the digests: notifications do.
export { FollowService } from './follow/follow.service.js';
export { FollowsModule } from './follows.module.js';
