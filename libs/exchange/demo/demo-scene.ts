import type { Cast } from './demo-cast.js';

/** Something that the demo accounts do together. What was played is passed over. */
export interface DemoScene {
  isPlayed(): Promise<boolean>;
  play(cast: Cast): Promise<void>;
}

/** All of them, in the order in which they are played. */
export const DEMO_SCENES = Symbol('demo scenes');
