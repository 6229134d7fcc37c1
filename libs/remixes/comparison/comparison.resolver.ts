import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Passage, splitMarkdown } from '#documents';
import type { GraphqlContext } from '#platform/graphql';
import { ResourceLoader, resourcePolicy, ResourceRepository, type StoredFile } from '#resources';
import { ComparedVersionInput } from './comparison.input.js';
import {
  type ComparedVersion,
  type Comparison,
  type FieldChange,
  fieldChanges,
  type FileChange,
  fileChanges,
  textOf,
} from './comparison.js';
import { ComparedTextType, ComparisonType, FieldChangeType, FileChangeType } from './comparison.type.js';
import { compareTexts } from './folded-text.js';

@Resolver(() => ComparisonType)
export class ComparisonResolver {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly loader: ResourceLoader,
  ) {}

  @Query(() => ComparisonType, {
    nullable: true,
    description: 'Two versions of one resource, or of two. Null when either may not be read by the caller.',
  })
  async compareVersions(
    @Args('from', {
      type: () => ComparedVersionInput,
      nullable: true,
      description: 'Absent: the version before `to`, of the same resource.',
    })
    from: ComparedVersionInput | null,
    @Args('to') to: ComparedVersionInput,
    @Context() context: GraphqlContext,
  ): Promise<Comparison | null> {
    const after = await this.side(context, to);
    if (!after) return null;
    const { resource, version } = after;
    const before = await this.side(
      context,
      from ?? { resource: resource.id, version: Math.max(1, version.number - 1) },
    );
    return before && { from: before, to: after };
  }

  @ResolveField(() => [FieldChangeType])
  fields(@Parent() comparison: Comparison): FieldChange[] {
    return fieldChanges(comparison);
  }

  @ResolveField(() => [FileChangeType])
  files(@Parent() comparison: Comparison): FileChange[] {
    return fileChanges(comparison);
  }

  @ResolveField(() => ComparedTextType, {
    nullable: true,
    description:
      'Of the texts written in place, or of the words of a replaced file; null when neither has any.',
  })
  async text(
    @Parent() comparison: Comparison,
    @Args('file', { type: () => ID, nullable: true, description: 'Id of the file that replaced another.' })
    file: string | null,
    @Args('page', { type: () => Int, nullable: true, defaultValue: 1 }) page: number | null,
    @Context() context: GraphqlContext,
  ) {
    const [before, after] = file
      ? await this.fileWords(comparison, file, context)
      : [comparison.from, comparison.to].map((side) => splitMarkdown(textOf(side)).blocks);
    if (!before || !after || before.length + after.length === 0) return null;
    const { changeCount, pages } = compareTexts(before, after);
    const shown = Math.min(Math.max(1, page ?? 1), Math.max(1, pages.length));
    return { changeCount, page: shown, pageCount: pages.length, blocks: pages[shown - 1] ?? [] };
  }

  /** What the caller may read of it; null otherwise. */
  private async side(context: GraphqlContext, wanted: ComparedVersionInput): Promise<ComparedVersion | null> {
    const resource = await this.resources.findByAddress(wanted.resource.slice(0, 200));
    if (!resource) return null;
    const role = context.actor.accountId && (await this.loader.role(context).load(resource.id));
    if (!resourcePolicy.can(context.actor, 'readContent', { resource, role: role || null })) return null;
    this.loader.resource(context).prime(resource.id, resource);
    const versions = (await this.loader.versionsOf(context).load(resource.id)) ?? [];
    const number = wanted.version ?? resource.latestVersion;
    const version = versions.find((each) => each.number === number);
    if (!version) return null;
    const holding = await this.loader.holding(context).load(version.id);
    return { resource, version, files: holding?.files ?? [], parts: holding?.others ?? [] };
  }

  /** Words of the bytes that are served to nobody are shown to nobody either. */
  private async fileWords(
    comparison: Comparison,
    id: string,
    context: GraphqlContext,
  ): Promise<Pick<Passage, 'kind' | 'text'>[][]> {
    const change = fileChanges(comparison).find(({ to }) => to?.id === id);
    const words = async (file: StoredFile | null) =>
      file && file.antivirus !== 'infected' ? this.loader.words(context).load(file.sha256) : null;
    const sides = await Promise.all([words(change?.from ?? null), words(change?.to ?? null)]);
    return sides.flatMap((side) => (side ? [[...side]] : []));
  }
}
