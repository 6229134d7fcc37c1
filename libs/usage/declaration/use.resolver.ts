import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { connection, CurrentActor, type GraphqlContext } from '#platform/graphql';
import { callerAddress } from '#platform/http';
import { type Resource, type ResourceAccess, ResourceLoader, resourcePolicy, ResourceType } from '#resources';
import { publishedTallies } from '../indicator/published-cells.js';
import { DeclarationService } from './declaration.service.js';
import {
  changeName,
  durationName,
  levelName,
  otherLevels,
  ownLevels,
  useChanges,
  useDepartements,
  useDurations,
} from './use-choices.js';
import { DeclareUseInput, EraseUseLineInput } from './use.input.js';
import { UseLoader } from './use.loader.js';
import { usePolicy } from './use.policy.js';
import type { Tally, UseTallies } from './use.repository.js';
import {
  DeclaredUsesType,
  DeclareUsePayloadType,
  EraseUseLinePayloadType,
  ResourceUsesType,
  UseChoicesType,
  UseLineConnectionType,
} from './use.type.js';

@Resolver(() => ResourceType)
export class UseResolver {
  constructor(
    private readonly service: DeclarationService,
    private readonly loader: UseLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @Mutation(() => DeclareUsePayloadType, {
    description:
      '« Je l’ai utilisé »: anybody, without account. Neither who, nor from where, nor the hour is kept.',
  })
  async declareUse(@Args('input') input: DeclareUseInput, @Context() context: GraphqlContext) {
    const by = { actor: context.actor, address: callerAddress(context.request) };
    const { resource, level = null, minutes = null, departement = null } = input;
    const said = { level, minutes, departement, changes: input.changes ?? [], line: input.line ?? '' };
    return { resource: await this.service.declare(by, { resource, ...said }), userErrors: [] };
  }

  @Mutation(() => EraseUseLinePayloadType, {
    description: 'Its authors and moderators: the words of a line go for good, the use stays counted.',
  })
  async eraseUseLine(@CurrentActor() actor: Actor, @Args('input') { id }: EraseUseLineInput) {
    return { resource: await this.service.eraseLine(actor, id), userErrors: [] };
  }

  @ResolveField(() => UseChoicesType, {
    nullable: true,
    description: 'What the form of a use offers; null where nobody may declare one.',
  })
  async useChoices(
    @Parent() resource: Resource,
    @Context() context: GraphqlContext,
  ): Promise<UseChoicesType | null> {
    if (!resource.isReadable) return null;
    const version = await this.resources.latest(context).load(resource.id);
    const levels = ownLevels(version?.levels ?? []);
    return {
      levels,
      otherLevels: otherLevels(levels),
      durations: [...useDurations],
      changes: [...useChanges],
      departements: [...useDepartements],
    };
  }

  @ResolveField(() => DeclaredUsesType, {
    nullable: true,
    description: 'For everybody, and for no order of any list; null where its content may not be read.',
  })
  async declaredUses(
    @Parent() resource: Resource,
    @Context() context: GraphqlContext,
  ): Promise<DeclaredUsesType | null> {
    if (!resourcePolicy.can(context.actor, 'readContent', await this.access(resource, context))) return null;
    const { levels = [], changes = [] } = (await this.loader.tallies(context).load(resource.id)) ?? {};
    const { total, parts } = publishedTallies(levels);
    return {
      atLeast: total,
      levels: counts(parts, levelName),
      // Not a partition: one use may name several, or none.
      changes: counts(
        changes.flatMap((each) => publishedTallies([each]).parts),
        changeName,
      ),
    };
  }

  @ResolveField(() => ResourceUsesType, {
    nullable: true,
    description: 'For its members and moderators: exact figures, and the lines that people left.',
  })
  async uses(
    @Parent() resource: Resource,
    @Context() context: GraphqlContext,
  ): Promise<(ResourceUsesType & Pick<UseTallies, 'resourceId'>) | null> {
    const access = await this.access(resource, context);
    if (!usePolicy.can(context.actor, 'read', access)) return null;
    const tallies = await this.loader.tallies(context).load(resource.id);
    return {
      resourceId: resource.id,
      total: tallies?.total ?? 0,
      levels: counts(tallies?.levels ?? [], levelName),
      durations: counts(tallies?.minutes ?? [], (id) => durationName(Number(id))),
      changes: counts(tallies?.changes ?? [], changeName),
      mayErase: usePolicy.can(context.actor, 'eraseLine', access),
    };
  }

  private async access(resource: Resource, context: GraphqlContext): Promise<ResourceAccess> {
    const isVisitor = context.actor.accountId === null;
    return { resource, role: isVisitor ? null : await this.resources.role(context).load(resource.id) };
  }
}

@Resolver(() => ResourceUsesType)
export class ResourceUsesResolver {
  constructor(private readonly loader: UseLoader) {}

  @ResolveField(() => UseLineConnectionType, { description: 'The newest day first.' })
  lines(
    @Parent() { resourceId }: Pick<UseTallies, 'resourceId'>,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() context: GraphqlContext,
  ) {
    return connection({ first, after }, async (slice) => {
      const lines = (await this.loader.lines(context).load({ resourceId, ...slice })) ?? [];
      const rows = lines.map(({ level, ...line }) => ({
        ...line,
        levelLabel: level === null ? null : levelName(level),
      }));
      return { rows, total: lines[0]?.total ?? 0 };
    });
  }
}

/** In words, without those who said nothing. */
const counts = (tallies: readonly Tally[], name: (id: string) => string) =>
  tallies.flatMap(({ id, count }) => (id === null ? [] : [{ label: name(id), count }]));
