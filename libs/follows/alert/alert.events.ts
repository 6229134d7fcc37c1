import type { DomainEvent } from '#platform/database';

/** Saved searches wait to be asked what is new; which ones is looked up then. */
export class SearchesDue implements DomainEvent {
  readonly type = 'searches.due';
}
