import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType } from '#identity';
import { type Actor, NotFound } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, offsetOf, pageInfo } from '#platform/graphql';
import { callerAddress } from '#platform/http';
import { type Resource, ResourceLoader, ResourceType } from '#resources';
import type { ModerationDecision } from './moderation-decision.js';
import { DismissReportInput, ModerateResourceInput, ReportContentInput } from './report.input.js';
import { ReportLoader } from './report.loader.js';
import { ReportService } from './report.service.js';
import {
  DecisionType,
  DismissReportPayloadType,
  ModerateResourcePayloadType,
  ReportConnectionType,
  ReportContentPayloadType,
  ReportStateName,
  ReportType,
} from './report.type.js';
import { type Report, reportCategories } from './report.js';

@Resolver(() => ReportType)
export class ReportResolver {
  constructor(
    private readonly service: ReportService,
    private readonly loader: ReportLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @Query(() => ReportConnectionType, { description: 'Moderators: reports, oldest first.' })
  async reports(
    @CurrentActor() actor: Actor,
    @Args('state', { type: () => ReportStateName, nullable: true, defaultValue: ReportStateName.OPEN })
    state: ReportStateName | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    const offset = offsetOf(after);
    const limit = Math.min(Math.max(first ?? 20, 1), 50);
    const { rows, total } = await this.service.list(actor, state, { offset, limit });
    return { totalCount: total, nodes: rows, pageInfo: pageInfo(offset, rows.length, total) };
  }

  @Query(() => ReportType, { nullable: true, description: 'Moderators: one report.' })
  report(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Report | null> {
    return this.service.find(actor, id);
  }

  @Mutation(() => ReportContentPayloadType, {
    description:
      'Anybody, without account: a person reads it. An address brings the decision and its reason.',
  })
  async reportContent(@Args('input') input: ReportContentInput, @Context() context: GraphqlContext) {
    const by = { actor: context.actor, address: callerAddress(context.request) };
    return { receipt: (await this.service.report(by, input)).receipt, userErrors: [] };
  }

  @Mutation(() => ModerateResourcePayloadType, {
    description: 'Moderators: takes a resource out of sight, with a reason; `showResource` takes it back.',
  })
  async hideResource(@CurrentActor() actor: Actor, @Args('input') input: ModerateResourceInput) {
    return { resource: await this.service.hide(actor, input), userErrors: [] };
  }

  @Mutation(() => ModerateResourcePayloadType, { description: 'Moderators: shows a hidden resource again.' })
  async showResource(@CurrentActor() actor: Actor, @Args('input') input: ModerateResourceInput) {
    return { resource: await this.service.show(actor, input), userErrors: [] };
  }

  @Mutation(() => DismissReportPayloadType, {
    description: 'Moderators: the report leads to nothing, with a reason.',
  })
  async dismissReport(@CurrentActor() actor: Actor, @Args('input') input: DismissReportInput) {
    return { report: await this.service.dismiss(actor, input), userErrors: [] };
  }

  @ResolveField(() => String)
  categoryLabel(@Parent() report: Report): string {
    return reportCategories[report.category];
  }

  @ResolveField(() => ResourceType, { nullable: true })
  resource(@Parent() report: Report, @Context() context: GraphqlContext): Promise<Resource | null> {
    return this.resources.resource(context).load(report.resourceId);
  }

  @ResolveField(() => DecisionType, { nullable: true, description: 'The last decision on this report.' })
  async decision(
    @Parent() report: Report,
    @Context() context: GraphqlContext,
  ): Promise<ModerationDecision | null> {
    return (await this.history(report, context)).find((each) => each.reportId === report.id) ?? null;
  }

  @ResolveField(() => [DecisionType], { description: 'Every decision about the resource, newest first.' })
  async history(@Parent() report: Report, @Context() context: GraphqlContext): Promise<ModerationDecision[]> {
    return (await this.loader.decisionsAbout(context).load(report.resourceId)) ?? [];
  }
}

@Resolver(() => DecisionType)
export class DecisionResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async decidedBy(
    @Parent() decision: ModerationDecision,
    @Context() context: GraphqlContext,
  ): Promise<Agent> {
    const agent = await this.people.agentOfAccount(context).load(decision.decidedBy);
    if (!agent) throw new NotFound();
    return agent;
  }
}
