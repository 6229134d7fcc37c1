import { Inject } from '@nestjs/common';
import { Context, Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { renderMarkdown } from '#documents';
import { type Agent, PersonLoader, PersonType } from '#identity';
import { Clock } from '#platform/clock';
import { type GraphqlContext, UserErrorType } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { type DraftContent, DraftContentLoader } from './draft-content.loader.js';
import { stepsOf } from './draft-steps.view.js';
import { DraftStepType, DraftType, RefusedFileType, RightsAnswersType } from './draft.type.js';
import type { Draft } from './draft.js';
import { signedPath } from '../file/file-address.js';
import { DraftFileType, FileFormatType } from '../file/file.type.js';
import { fileNotice, formatView, roleLabels } from '../file/file.view.js';
import { LicenceQuestionType } from '../licence/licence-question.type.js';
import type { LicenceQuestion } from '../licence/licence-question.js';
import { creditForms, type LicenceView, licenceView, recognised } from '../licence/licence.view.js';
import { AttributionType, LicenceType, RecognisedLicenceType } from '../licence/licence.type.js';
import type { Part } from './part.js';
import { ResourceLoader } from '../resource/resource.loader.js';
import { ResourceType } from '../resource/resource.type.js';
import type { Resource } from '../resource/resource.js';
import { SIGNING_SECRET } from '../file/signing-secret.js';
import type { StoredFile } from '../file/stored-file.js';
import { takenUp } from '../source/work.js';
import { ThirdPartyItemType } from '../version/version.type.js';
import { imageAt } from '../version/rendered-text.js';

/** What a draft holds and what it still lacks. */
@Resolver(() => DraftType)
export class DraftContentResolver {
  constructor(
    private readonly content: DraftContentLoader,
    private readonly resources: ResourceLoader,
    private readonly people: PersonLoader,
    private readonly origins: SiteOrigins,
  ) {}

  @ResolveField(() => String, { nullable: true })
  title(@Parent() { fields }: Draft): string | null {
    return fields.title ?? null;
  }

  @ResolveField(() => String, { nullable: true })
  summary(@Parent() { fields }: Draft): string | null {
    return fields.summary ?? null;
  }

  @ResolveField(() => [String])
  keywords(@Parent() { fields }: Draft): string[] {
    return fields.keywords ?? [];
  }

  @ResolveField(() => String, { nullable: true })
  language(@Parent() { fields }: Draft): string | null {
    return fields.language ?? null;
  }

  @ResolveField(() => Boolean)
  allLevels(@Parent() { fields }: Draft): boolean {
    return fields.allLevels ?? false;
  }

  @ResolveField(() => Boolean)
  crossCurricular(@Parent() { fields }: Draft): boolean {
    return fields.crossCurricular ?? false;
  }

  @ResolveField(() => String, { nullable: true })
  text(@Parent() { fields }: Draft): string | null {
    return fields.text ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The text as readers will see it.' })
  async textHtml(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<string | null> {
    if (!draft.fields.text) return null;
    const { files } = await this.contentOf(draft, context);
    return renderMarkdown(draft.fields.text, {
      resolveImage: (src) => imageAt(files, src, this.origins.files),
      idPrefix: 't-',
    }).html;
  }

  @ResolveField(() => String, { nullable: true })
  linkUrl(@Parent() { fields }: Draft): string | null {
    return fields.linkUrl ?? null;
  }

  @ResolveField(() => String, { nullable: true })
  whatChanged(@Parent() { fields }: Draft): string | null {
    return fields.whatChanged ?? null;
  }

  @ResolveField(() => LicenceType, { nullable: true })
  licence(@Parent() { fields }: Draft): LicenceView | null {
    return fields.licence ? licenceView(fields.licence, fields.licenceAnnounced) : null;
  }

  @ResolveField(() => RightsAnswersType)
  rightsAnswers(@Parent() { fields }: Draft): RightsAnswersType {
    const { own = null, others = null, ai = null, attested = false } = fields.rightsAnswers ?? {};
    return { own, others, ai, attested };
  }

  @ResolveField(() => ResourceType)
  async resource(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<Resource | null> {
    return this.resources.resource(context).load(draft.resourceId);
  }

  @ResolveField(() => [DraftFileType])
  async files(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<StoredFile[]> {
    return (await this.contentOf(draft, context)).files;
  }

  @ResolveField(() => [RefusedFileType])
  async refusedFiles(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<RefusedFileType[]> {
    const { refused } = await this.contentOf(draft, context);
    return refused.map(({ id, filename, reason, message }) => ({
      id,
      name: filename,
      reason: reason ?? '',
      message: message ?? '',
    }));
  }

  @ResolveField(() => [ThirdPartyItemType])
  async thirdPartyItems(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<Part[]> {
    return (await this.contentOf(draft, context)).items;
  }

  @ResolveField(() => [UserErrorType], { description: 'What stands between the draft and its publication.' })
  async missing(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<UserErrorType[]> {
    return [...(await this.contentOf(draft, context)).problems];
  }

  @ResolveField(() => Boolean)
  async ready(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<boolean> {
    return (await this.contentOf(draft, context)).problems.length === 0;
  }

  @ResolveField(() => [DraftStepType])
  async steps(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<DraftStepType[]> {
    const { files, problems } = await this.contentOf(draft, context);
    return stepsOf(draft, files, problems);
  }

  @ResolveField(() => LicenceQuestionType, { nullable: true })
  licenceQuestion(
    @Parent() draft: Draft,
    @Context() context: GraphqlContext,
  ): Promise<LicenceQuestion | null> {
    return this.content.question(context).load(draft.resourceId);
  }

  @ResolveField(() => RecognisedLicenceType, {
    nullable: true,
    description: 'What a file says of its licence, when that leaves a question.',
  })
  async licenceFromFile(@Parent() draft: Draft, @Context() context: GraphqlContext) {
    if (draft.fields.licence) return null;
    const words = await this.content.licenceWords(context).load(draft.id);
    return words ? recognised(words) : null;
  }

  @ResolveField(() => AttributionType, {
    nullable: true,
    description: 'The credit as it will be, once a licence is chosen.',
  })
  async attribution(
    @Parent() draft: Draft,
    @Context() context: GraphqlContext,
  ): Promise<AttributionType | null> {
    const { fields } = draft;
    if (!fields.licence || context.actor.agentId === null) return null;
    const content = await this.contentOf(draft, context);
    const [agent, pinned] = await Promise.all([
      this.people.agent(context).load(context.actor.agentId),
      this.resources.works(
        content.sources.flatMap(({ sourceVersionId }) => sourceVersionId ?? []),
        context,
      ),
    ]);
    return creditForms({
      title: fields.title ?? undefined,
      authors: agent ? [agent.publicName] : [],
      licence: fields.licence,
      modified: fields.adaptationChanges ?? undefined,
      ...takenUp({ ...content, licence: draft.fields.licence ?? '' }, pinned),
    });
  }

  private async contentOf(draft: Draft, context: GraphqlContext): Promise<DraftContent> {
    return this.content.of(draft, context);
  }
}

@Resolver(() => DraftFileType)
export class DraftFileResolver {
  constructor(
    private readonly origins: SiteOrigins,
    private readonly clock: Clock,
    @Inject(SIGNING_SECRET) private readonly secret: string,
  ) {}

  @ResolveField(() => String)
  roleLabel(@Parent() file: StoredFile): string {
    return roleLabels[file.role];
  }

  @ResolveField(() => Float)
  size(@Parent() file: StoredFile): number {
    return file.size;
  }

  @ResolveField(() => FileFormatType)
  format(@Parent() file: StoredFile): FileFormatType {
    return formatView(file);
  }

  @ResolveField(() => String, { nullable: true, description: 'What was cleaned when it was accepted.' })
  notice(@Parent() file: StoredFile): string | null {
    return fileNotice(file);
  }

  @ResolveField(() => LicenceType, { nullable: true })
  licence(@Parent() file: StoredFile): LicenceView | null {
    return file.licenceId ? licenceView(file.licenceId) : null;
  }

  @ResolveField(() => String, { description: 'Valid five minutes, for the caller.' })
  downloadUrl(@Parent() file: StoredFile, @Context() context: GraphqlContext): string {
    const viewerId = context.actor.accountId ?? '';
    return (
      this.origins.files +
      signedPath(this.secret, { partId: file.id, viewerId, name: file.name }, this.clock.now())
    );
  }
}

@Resolver(() => LicenceQuestionType)
export class LicenceQuestionResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType, { nullable: true })
  askedBy(@Parent() question: LicenceQuestion, @Context() context: GraphqlContext): Promise<Agent | null> {
    return this.people.agentOfAccount(context).load(question.accountId);
  }
}
