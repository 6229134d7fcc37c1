import { Injectable } from '@nestjs/common';
import type { Section } from '#collections';
import { batched } from '#platform/graphql';
import { FoundInSectionService } from './found-in-section.service.js';

@Injectable()
export class SectionSearchLoader {
  constructor(private readonly service: FoundInSectionService) {}

  /** All sections of a level are asked at once, and what they find is read together. */
  readonly found = batched((sections: readonly Section[]) => this.service.of(sections));
}
