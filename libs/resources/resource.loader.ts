import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { DraftRepository } from './draft.repository.js';
import { LicenceQuestionRepository } from './licence-question.repository.js';
import { PreviewRepository } from './preview.repository.js';
import { ResourceRepository } from './resource.repository.js';
import { VersionRepository } from './version.repository.js';

type Ids = readonly string[];

/** One question a level, whatever the number of cards. */
@Injectable()
export class ResourceLoader {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly drafts: DraftRepository,
    private readonly previews: PreviewRepository,
    private readonly questions: LicenceQuestionRepository,
  ) {}

  readonly resource = batched((ids: Ids) => this.resources.byIds(ids));
  readonly role = batched((ids: Ids, context) => this.resources.rolesOf(context.actor, ids));
  readonly tombstone = batched((ids: Ids) => this.resources.tombstones(ids));
  readonly origin = batched((ids: Ids) => this.resources.origins(ids));
  readonly latest = batched((ids: Ids) => this.versions.latestOf(ids));
  readonly version = batched((ids: Ids) => this.versions.byIds(ids));
  readonly versionsOf = batched((ids: Ids) => this.versions.allOf(ids));
  readonly credits = batched((ids: Ids) => this.versions.credits(ids));
  readonly files = batched((ids: Ids) => this.versions.files(ids));
  readonly otherParts = batched((ids: Ids) => this.versions.otherParts(ids));
  readonly words = batched((shas: Ids) => this.versions.wordsOfFiles(shas));
  readonly derived = batched((shas: Ids) => this.previews.ofBlobs(shas));
  readonly draft = batched((ids: Ids) => this.drafts.ofResources(ids));
  readonly question = batched((ids: Ids) => this.questions.latestOf(ids));
}
