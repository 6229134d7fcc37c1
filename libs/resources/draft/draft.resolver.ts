import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { TermType, ViewerType } from '#identity';
import { type Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { findTerm, type Term, type VocabularyName } from '#vocabulary';
import {
  AskLicenceQuestionInput,
  AttachFileInput,
  CreateDraftInput,
  DeclarePartInput,
  DraftItemInput,
  MoveFileInput,
  UpdateDraftInput,
  UpdateFileInput,
} from './draft.input.js';
import { DraftPartsService } from './draft-parts.service.js';
import { DraftRepository } from './draft.repository.js';
import { DraftService } from './draft.service.js';
import { DeleteDraftPayloadType, DraftPayloadType, DraftType, UpdateDraftPayloadType } from './draft.type.js';
import type { Draft } from './draft.js';
import { LicenceQuestionService } from '../licence/licence-question.service.js';
import { NextVersionService } from '../version/next-version.service.js';
import { DraftChanged } from '../resource/resource.errors.js';
import { ResourceLoader } from '../resource/resource.loader.js';
import { resourcePolicy } from '../resource/resource.policy.js';

const payload = (draft: Draft) => ({ draft, userErrors: [] });

@Resolver(() => DraftType)
export class DraftResolver {
  constructor(
    private readonly drafts: DraftService,
    private readonly parts: DraftPartsService,
    private readonly repository: DraftRepository,
    private readonly next: NextVersionService,
    private readonly questions: LicenceQuestionService,
    private readonly loader: ResourceLoader,
  ) {}

  @Query(() => DraftType, { nullable: true, description: 'One working copy, for its authors only.' })
  async draft(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphqlContext,
  ): Promise<Draft | null> {
    const draft = await this.repository.find(id);
    const resource = draft ? await this.loader.resource(context).load(draft.resourceId) : null;
    if (!draft || !resource || context.actor.accountId === null) return null;
    const role = await this.loader.role(context).load(resource.id);
    return resourcePolicy.can(context.actor, 'readDraft', { resource, role }) ? draft : null;
  }

  @Mutation(() => DraftPayloadType)
  async createDraft(@CurrentActor() actor: Actor, @Args('input') input: CreateDraftInput) {
    return payload(await this.drafts.create(actor, input));
  }

  @Mutation(() => DraftPayloadType, {
    description: 'Opens the next version of a published resource, or returns the one already open.',
  })
  async startVersion(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return payload(await this.next.startVersion(actor, input.id));
  }

  @Mutation(() => UpdateDraftPayloadType)
  async updateDraft(@CurrentActor() actor: Actor, @Args('input') input: UpdateDraftInput) {
    const { id, revision, ...changes } = input;
    try {
      return payload(await this.drafts.update(actor, id, revision, withoutNullLists(changes)));
    } catch (error) {
      if (!(error instanceof DraftChanged)) throw error;
      return { draft: null, conflict: await this.repository.find(id), userErrors: error.problems };
    }
  }

  @Mutation(() => DraftPayloadType, {
    description: 'Attaches an upload (POST /depots) to a draft, and prefills what the file says of itself.',
  })
  async attachFile(@CurrentActor() actor: Actor, @Args('input') input: AttachFileInput) {
    return payload(await this.parts.attachFile(actor, input.draftId, input.uploadId, input.role ?? null));
  }

  @Mutation(() => DraftPayloadType)
  async updateFile(@CurrentActor() actor: Actor, @Args('input') input: UpdateFileInput) {
    return payload(await this.parts.updateFile(actor, input.draftId, input.id, input));
  }

  @Mutation(() => DraftPayloadType)
  async moveFile(@CurrentActor() actor: Actor, @Args('input') input: MoveFileInput) {
    return payload(await this.parts.moveFile(actor, input.draftId, input.id, input.direction));
  }

  @Mutation(() => DraftPayloadType)
  async removeFile(@CurrentActor() actor: Actor, @Args('input') input: DraftItemInput) {
    return payload(await this.parts.removeFile(actor, input.draftId, input.id));
  }

  @Mutation(() => DraftPayloadType)
  async dismissRefusedFile(@CurrentActor() actor: Actor, @Args('input') input: DraftItemInput) {
    return payload(await this.parts.dismissRefusedFile(actor, input.draftId, input.id));
  }

  @Mutation(() => DraftPayloadType)
  async declarePart(@CurrentActor() actor: Actor, @Args('input') input: DeclarePartInput) {
    return payload(await this.parts.declarePart(actor, input.draftId, input));
  }

  @Mutation(() => DraftPayloadType)
  async removePart(@CurrentActor() actor: Actor, @Args('input') input: DraftItemInput) {
    return payload(await this.parts.removeItem(actor, input.draftId, input.id));
  }

  @Mutation(() => DraftPayloadType, { description: '« J’hésite »: keeps the draft, and asks a moderator.' })
  async askLicenceQuestion(@CurrentActor() actor: Actor, @Args('input') input: AskLicenceQuestionInput) {
    return payload(await this.questions.ask(actor, input.draftId, input.question));
  }

  @Mutation(() => DeleteDraftPayloadType, {
    description: 'Deletes the working copy; a resource never published goes with it.',
  })
  async deleteDraft(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    await this.drafts.delete(actor, input.id);
    return { deletedId: input.id, userErrors: [] };
  }
}

/** A list given as null means « empty »; a field not given stays as it is. */
const withoutNullLists = (changes: Omit<UpdateDraftInput, 'id' | 'revision'>) =>
  Object.fromEntries(
    Object.entries(changes).map(([key, value]) => [key, value === null && lists.has(key) ? [] : value]),
  );

const lists = new Set([
  'keywords',
  'levels',
  'subjects',
  'types',
  'themes',
  'equipment',
  'place',
  'audience',
  'adaptationReasons',
]);

const terms = (vocabulary: VocabularyName, ids: readonly string[] | undefined): Term[] =>
  (ids ?? []).flatMap((id) => findTerm(vocabulary, id) ?? []);

/** The terms of a draft. */
@Resolver(() => DraftType)
export class DraftTermsResolver {
  @ResolveField(() => [TermType])
  levels(@Parent() { fields }: Draft): Term[] {
    return terms('levels', fields.levels);
  }

  @ResolveField(() => [TermType])
  subjects(@Parent() { fields }: Draft): Term[] {
    return terms('subjects', fields.subjects);
  }

  @ResolveField(() => [TermType])
  types(@Parent() { fields }: Draft): Term[] {
    return terms('resource-types', fields.types);
  }

  @ResolveField(() => [TermType], { description: 'What it educates to, across disciplines.' })
  themes(@Parent() { fields }: Draft): Term[] {
    return terms('themes', fields.themes);
  }

  @ResolveField(() => [TermType])
  equipment(@Parent() { fields }: Draft): Term[] {
    return terms('equipment', fields.equipment);
  }

  @ResolveField(() => [TermType])
  place(@Parent() { fields }: Draft): Term[] {
    return terms('places', fields.place);
  }

  @ResolveField(() => [TermType])
  audience(@Parent() { fields }: Draft): Term[] {
    return terms('audiences', fields.audience);
  }

  @ResolveField(() => Int)
  async nextVersion(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<number> {
    return ((await this.loader.resource(context).load(draft.resourceId))?.latestVersion ?? 0) + 1;
  }

  constructor(private readonly loader: ResourceLoader) {}
}

/** Working copies of the caller. */
@Resolver(() => ViewerType)
export class ViewerDraftsResolver {
  constructor(private readonly repository: DraftRepository) {}

  @ResolveField('drafts', () => [DraftType])
  list(@Parent() account: { id: string }): Promise<Draft[]> {
    return this.repository.listOfMember(account.id);
  }
}
