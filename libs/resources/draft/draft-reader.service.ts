import { Injectable } from '@nestjs/common';

/** One file of a draft, by its bytes, and who wants to see its pages. */
export interface DraftReading {
  readonly draftId: string;
  readonly sha256: string;
  readonly accountId: string;
}

type Rule = (reading: DraftReading) => Promise<boolean>;

/** Who sees the pages of a draft without working on it: contexts above say so, and nobody does until they have. */
@Injectable()
export class DraftReaderService {
  private readonly rules: Rule[] = [];

  allow(rule: Rule): void {
    this.rules.push(rule);
  }

  async reads(reading: DraftReading): Promise<boolean> {
    for (const rule of this.rules) if (await rule(reading)) return true;
    return false;
  }
}
