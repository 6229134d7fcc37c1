import { describe, expect, it } from '@jest/globals';
import { Assignment, type AssignmentState, assignmentStates } from './assignment/assignment.js';
import { Campaign, type CampaignState, campaignStates } from './campaign/campaign.js';
import { Submission, type SubmissionState, submissionStates } from './submission/submission.js';

const now = new Date('2026-11-30T10:00:00Z');

/** Each verb of a noun, and where it leads. */
type Verbs<Noun, State> = Record<string, { to: State; act: (noun: Noun) => unknown }>;

const campaignVerbs: Verbs<Campaign, CampaignState> = {
  open: { to: 'open', act: (campaign) => campaign.open(now) },
  beginClosing: { to: 'closing', act: (campaign) => campaign.beginClosing() },
  close: { to: 'closed', act: (campaign) => campaign.close(0, now) },
  archive: { to: 'archived', act: (campaign) => campaign.archive() },
};

const submissionVerbs: Verbs<Submission, SubmissionState> = {
  submit: { to: 'submitted', act: (submission) => submission.submit('somebody', null, now) },
  decide: { to: 'decided', act: (submission) => submission.decide() },
  withdraw: { to: 'withdrawn', act: (submission) => submission.withdraw(now) },
  decline: {
    to: 'declined',
    act: (submission) => submission.decline({ by: 'somebody', reason: 'Hors sujet.' }, now),
  },
};

const assignmentVerbs: Verbs<Assignment, AssignmentState> = {
  accept: { to: 'accepted', act: (assignment) => assignment.accept(14, now) },
  decline: { to: 'declined', act: (assignment) => assignment.decline('Pas le temps.', now) },
  declareConflict: { to: 'conflict', act: (assignment) => assignment.declareConflict('Une amie.', now) },
  lapse: { to: 'lapsed', act: (assignment) => assignment.lapse(now) },
  cancel: { to: 'cancelled', act: (assignment) => assignment.cancel(now) },
  finish: { to: 'sent', act: (assignment) => assignment.finish(now) },
};

function cells<Noun, State extends string>(
  table: Record<State, readonly State[]>,
  verbs: Verbs<Noun, State>,
): [State, string, State, boolean][] {
  return (Object.keys(table) as State[]).flatMap((state) =>
    Object.entries(verbs).map(([verb, { to }]): [State, string, State, boolean] => [
      state,
      verb,
      to,
      table[state].includes(to),
    ]),
  );
}

/** Beside the table, a campaign that closes may be opened again by a later date only, and `open` is for a draft. */
const isReopening = (state: string, verb: string): boolean => state === 'closing' && verb === 'open';

describe('a campaign', () => {
  it.each(cells(campaignStates, campaignVerbs))('%s, %s → %s: %s', (state, verb, to, isAllowed) => {
    const campaign = Object.assign(new Campaign(), { state, closedAt: null });
    const act = () => campaignVerbs[verb]?.act(campaign);
    if (isAllowed && !isReopening(state, verb)) {
      act();
      expect(campaign.state).toBe(to);
    } else {
      expect(act).toThrow('CAMPAIGN_TRANSITION');
      expect(campaign.state).toBe(state);
    }
  });

  it('is extended while it runs, and only then', () => {
    const extended = (Object.keys(campaignStates) as CampaignState[]).filter((state) => {
      const campaign = Object.assign(new Campaign(), { state, closedAt: null });
      try {
        campaign.extend('2027-01-31');
      } catch {
        return false;
      }
      expect(campaign.state).toBe('open');
      return true;
    });
    expect(extended).toEqual(['open', 'closing']);
  });

  it('does not close over what waits for a decision', () => {
    const campaign = Object.assign(new Campaign(), { state: 'closing' });
    expect(() => campaign.close(1, now)).toThrow('SUBMISSIONS_UNDECIDED');
    expect(campaign.state).toBe('closing');
  });
});

describe('a submission', () => {
  it.each(cells(submissionStates, submissionVerbs))('%s, %s → %s: %s', (state, verb, to, isAllowed) => {
    const submission = Object.assign(new Submission(), { state, round: 0, words: null });
    const act = () => submissionVerbs[verb]?.act(submission);
    if (isAllowed) {
      act();
      expect(submission.state).toBe(to);
    } else {
      expect(act).toThrow('SUBMISSION_TRANSITION');
      expect(submission.state).toBe(state);
    }
  });

  it('opens a round each time that it is submitted', () => {
    const submission = Submission.begin({ id: '1', campaignId: '2', resourceId: '3' }, null, now);
    expect(submission.submit('author', 'Merci.', now).round).toBe(1);
    submission.beginReview();
    submission.decide();
    expect(submission.submit('author', null, now).round).toBe(2);
    expect(submission.words).toBe('Merci.');
  });

  it('is declined with a reason', () => {
    const submission = Object.assign(new Submission(), { state: 'submitted' });
    expect(() => submission.decline({ by: 'somebody', reason: '  ' }, now)).toThrow('REASON_MISSING');
  });
});

describe('an assignment', () => {
  it.each(cells(assignmentStates, assignmentVerbs))('%s, %s → %s: %s', (state, verb, to, isAllowed) => {
    const assignment = Object.assign(new Assignment(), { state, answeredAt: null });
    const act = () => assignmentVerbs[verb]?.act(assignment);
    if (isAllowed) {
      act();
      expect(assignment.state).toBe(to);
    } else {
      expect(act).toThrow('ASSIGNMENT_TRANSITION');
      expect(assignment.state).toBe(state);
    }
  });
});
