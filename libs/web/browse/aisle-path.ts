/** The two ways into the shelves: by the class one teaches, by what one teaches. */
export type AisleKind = 'niveau' | 'discipline';

export const aislePath = (kind: AisleKind, id: string): string => `/${kind}/${id}`;
export const aisleFeedPath = (kind: AisleKind, id: string): string => `/${kind}/${id}.atom`;
