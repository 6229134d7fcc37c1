import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { type Actor, visitor } from '#platform/authorization';
import { Database } from '#platform/database';
import { type Draft, DraftRepository, ResourceRepository, SourceService } from '#resources';
import type { Publisher } from '../authorship.service.js';
import type { Step, StepOf } from './demo-step.js';
import { DemoVerbsService } from './demo-verbs.service.js';
import { OriginRepository } from '../origin.repository.js';

const steps = JSON.parse(
  readFileSync(new URL('../../../infra/demo/family.json', import.meta.url), 'utf8'),
) as readonly Step[];

/** Where these adaptations come from; their accounts have claimed them. */
export const familySystem = 'essaim-demo-family';

/** What the demo accounts make of each other's lessons. A step that stands is not done again. */
@Injectable()
export class DemoFamilyService {
  constructor(
    private readonly database: Database,
    private readonly origins: OriginRepository,
    private readonly resources: ResourceRepository,
    private readonly working: DraftRepository,
    private readonly sources: SourceService,
    private readonly verbs: DemoVerbsService,
  ) {}

  async isPlayed(): Promise<boolean> {
    const marked = steps.filter((step) => step.do !== 'revise');
    return (await this.origins.countOf(familySystem)) >= marked.length;
  }

  /** @param lessons where the lessons come from, for the ids in the steps */
  async play(publishers: ReadonlyMap<string, Publisher>, lessons: string): Promise<void> {
    for (const step of steps) {
      const publisher = publishers.get(step.account);
      if (!publisher) throw new Error(`No demo account has the key « ${step.account} ».`);
      const { accountId, agentId } = publisher;
      await this.take(step, { ...visitor, accountId, agentId, credential: 'system' }, lessons);
    }
  }

  private async take(step: Step, actor: Actor, lessons: string): Promise<void> {
    if (step.do === 'revise') return this.revise(step, actor, lessons);
    const done = await this.origins.find({ system: familySystem, externalId: step.id });
    if (step.do === 'adapt') {
      const draft = done ? await this.unpublished(done.resourceId) : await this.begin(step, actor, lessons);
      if (draft) await this.verbs.publish(actor, step, draft);
    } else if (!done) {
      const copy = await this.verbs.propose(actor, step, await this.resourceOf(step.resource, lessons));
      await this.mark(step, actor, copy.resourceId);
    }
  }

  /** A lesson with a second version was revised already, by this or by somebody who plays with it. */
  private async revise(step: StepOf<'revise'>, actor: Actor, lessons: string): Promise<void> {
    const resourceId = await this.resourceOf(step.resource, lessons);
    const resource = (await this.resources.byIds([resourceId])).get(resourceId);
    if (resource?.latestVersion === 1) await this.verbs.revise(actor, step, resourceId);
  }

  private async begin(step: StepOf<'adapt'>, actor: Actor, lessons: string): Promise<Draft> {
    const [first, ...others] = step.sources;
    let draft = await this.verbs.takeUp(actor, step, await this.resourceOf(first, lessons));
    await this.mark(step, actor, draft.resourceId);
    for (const other of others)
      draft = await this.sources.add(actor, draft.id, await this.resourceOf(other, lessons), null);
    return draft;
  }

  /** The copy that a stopped seed left, if there is one. */
  private async unpublished(resourceId: string): Promise<Draft | null> {
    const resource = (await this.resources.byIds([resourceId])).get(resourceId);
    if (resource?.latestVersion !== 0) return null;
    return this.database.transaction((tx) => this.working.findOfResource(tx, resourceId));
  }

  private async resourceOf(externalId: string, lessons: string): Promise<string> {
    const origin =
      (await this.origins.find({ system: familySystem, externalId })) ??
      (await this.origins.find({ system: lessons, externalId }));
    if (!origin) throw new Error(`No demo lesson has the id « ${externalId} ».`);
    return origin.resourceId;
  }

  private async mark({ id }: Step, { accountId }: Actor, resourceId: string): Promise<void> {
    await this.database.transaction((tx) =>
      this.origins.save(
        tx,
        { system: familySystem, externalId: id },
        { resourceId, digest: id, url: null, claimedBy: accountId },
      ),
    );
  }
}
