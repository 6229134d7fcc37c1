import type { Campaign, CampaignState } from '../campaign/campaign.js';
import { CalibrationTransition } from './calibration.errors.js';

/** `empty`: no exemplar is chosen; `open`: those who review grade them; `closed`: what they said stays as it is. */
export type CalibrationState = 'empty' | 'open' | 'closed';

/** One never comes back from `closed`: who compared her reading with the others' must find it as it was. */
export const calibrationStates: Record<CalibrationState, readonly CalibrationState[]> = {
  empty: ['open'],
  open: ['empty', 'closed'],
  closed: [],
};

/** Few enough to be graded in an hour, by everybody. */
export const mostExemplars = 3;

/** What may be done in which state, of the calibration and of its campaign; a rubric may still change in a draft. */
export const calibrationVerbs = {
  addExemplar: { when: ['empty', 'open'], campaign: ['draft', 'open'] },
  removeExemplar: { when: ['open'], campaign: ['draft', 'open'] },
  gradeExemplar: { when: ['open'], campaign: ['open', 'closing'] },
  closeCalibration: { when: ['open'], campaign: ['open', 'closing'] },
} as const satisfies Record<
  string,
  { when: readonly CalibrationState[]; campaign: readonly CampaignState[] }
>;
export type CalibrationVerb = keyof typeof calibrationVerbs;

/** Whether those who review in a campaign read its rubric alike, on exemplars that they all grade. */
export class Calibration {
  constructor(
    private readonly campaign: Pick<Campaign, 'state' | 'calibrationClosedAt'>,
    private readonly exemplars: number,
  ) {}

  get state(): CalibrationState {
    if (this.campaign.calibrationClosedAt !== null) return 'closed';
    return this.exemplars === 0 ? 'empty' : 'open';
  }

  /** Whether its state and its campaign's allow it; who may is another question. */
  allows(verb: CalibrationVerb): boolean {
    const { when, campaign } = calibrationVerbs[verb];
    return (
      (when as readonly string[]).includes(this.state) &&
      (campaign as readonly string[]).includes(this.campaign.state)
    );
  }

  requireVerb(verb: CalibrationVerb): void {
    if (!this.allows(verb)) throw new CalibrationTransition();
  }
}
