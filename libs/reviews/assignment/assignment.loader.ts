import { Injectable } from '@nestjs/common';
import { batched, type GraphqlContext } from '#platform/graphql';
import { assignmentPolicy } from './assignment.policy.js';
import { AssignmentRepository } from './assignment.repository.js';
import type { Assignment } from './assignment.js';
import { SubmissionLoader } from '../submission/submission.loader.js';

type Ids = readonly string[];

@Injectable()
export class AssignmentLoader {
  constructor(
    private readonly assignments: AssignmentRepository,
    private readonly submissions: SubmissionLoader,
  ) {}

  readonly assignment = batched((ids: Ids) => this.assignments.byIds(ids));
  readonly ofRound = batched((ids: Ids) => this.assignments.ofRounds(ids));
  readonly end = batched((ids: Ids) => this.assignments.ends(ids));
  readonly place = batched((ids: Ids) => this.assignments.places(ids));

  /** The assignment, for who may read it. */
  async readable(id: string, context: GraphqlContext): Promise<Assignment | null> {
    if (context.actor.accountId === null) return null;
    const assignment = await this.assignment(context).load(id);
    return assignment && (await this.may('read', assignment, context)) ? assignment : null;
  }

  async may(action: 'read' | 'cancel', assignment: Assignment, context: GraphqlContext): Promise<boolean> {
    const place = await this.place(context).load(assignment.id);
    const access = place ? await this.submissions.access(context).load(place.submissionId) : null;
    return access !== null && assignmentPolicy.can(context.actor, action, { ...access, assignment });
  }
}
