/**
 * Shield: what in a resource may be the personal data of a pupil, before anybody publishes it. Passages in, places
 * out: a kind, a place in French, how many, a mask and a hash of the shape; never the datum itself. Pure, no clock.
 *
 * Not here: reading files, keeping what was found, who must answer. What is found is a question to the author.
 */
export { passagesOf, type ReadDocument } from './document-passages.js';
export { describeRule, type ShieldRule, type ShieldSeverity } from './rule.js';
export { type Finding, findPupilTraces, type ShieldPassage } from './find-pupil-traces.js';
export { shapeOf } from './shape.js';
