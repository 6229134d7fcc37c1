import type { DomainEvent } from '#platform/database';

export class ResourcePublished implements DomainEvent {
  readonly type = 'resource.published';
  constructor(
    readonly resourceId: string,
    readonly number: number,
  ) {}
}

export class ResourceWithdrawn implements DomainEvent {
  readonly type = 'resource.withdrawn';
  constructor(readonly resourceId: string) {}
}

export class ResourceHidden implements DomainEvent {
  readonly type = 'resource.hidden';
  constructor(readonly resourceId: string) {}
}

export class ResourceShown implements DomainEvent {
  readonly type = 'resource.shown';
  constructor(readonly resourceId: string) {}
}

/** Somebody asked not to be named any more: what shows the names reads them again. */
export class ResourceCreditsChanged implements DomainEvent {
  readonly type = 'resource.credits-changed';
  constructor(readonly resourceId: string) {}
}

export class FileAccepted implements DomainEvent {
  readonly type = 'file.accepted';
  constructor(readonly sha256: string) {}
}

export class CopiesWanted implements DomainEvent {
  readonly type = 'copies.wanted';
  constructor(readonly sha256: string) {}
}

export class LicenceQuestionAsked implements DomainEvent {
  readonly type = 'licence-question.asked';
  constructor(readonly questionId: string) {}
}

export class LicenceQuestionAnswered implements DomainEvent {
  readonly type = 'licence-question.answered';
  constructor(readonly questionId: string) {}
}
