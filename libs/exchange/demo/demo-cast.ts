import type { Actor } from '#platform/authorization';

/** The demo accounts by their keys, the resources that they published by their demo ids. */
export interface Cast {
  /** With the mandates that run at this moment. */
  actor(key: string): Promise<Actor>;
  /** Id of her agent. */
  agent(key: string): string;
  /** Of her page. */
  slug(key: string): Promise<string>;
  /** Id of a resource. */
  resource(demoId: string): Promise<string>;
}
