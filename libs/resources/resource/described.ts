import type { DraftFields } from '../draft/draft.js';

/** What a version and a draft both say for the classroom, read from `fields`; whatever was not said is null. */
export abstract class Described {
  abstract fields: DraftFields;

  get durationMinutes(): number | null {
    return this.fields.durationMinutes ?? null;
  }

  get groupSize(): string | null {
    return this.fields.groupSize ?? null;
  }

  get objectives(): string | null {
    return this.fields.objectives ?? null;
  }

  get prerequisites(): string | null {
    return this.fields.prerequisites ?? null;
  }

  get ages(): string | null {
    return this.fields.ages ?? null;
  }

  get multiLevel(): boolean | null {
    return this.fields.multiLevel ?? null;
  }

  get blackAndWhite(): boolean | null {
    return this.fields.blackAndWhite ?? null;
  }

  get copies(): string | null {
    return this.fields.copies ?? null;
  }

  get needs(): string | null {
    return this.fields.needs ?? null;
  }
}
