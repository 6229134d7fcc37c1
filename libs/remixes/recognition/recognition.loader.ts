import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { type Version, VersionRepository } from '#resources';
import { RecognitionService } from './recognition.service.js';

type Ids = readonly string[];

@Injectable()
export class RecognitionLoader {
  constructor(
    private readonly service: RecognitionService,
    private readonly versions: VersionRepository,
  ) {}

  readonly ofDraft = batched((draftIds: Ids) => this.service.ofDrafts(draftIds));
  readonly version = batched((ids: Ids): Promise<Map<string, Version>> => this.versions.byIds(ids));
}
