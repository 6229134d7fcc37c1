import { readFileSync } from 'node:fs';

/** How soon a mail leaves after something was written in the inbox; the inbox itself never waits. */
export const frequencies = ['immediate', 'daily', 'weekly', 'never'] as const;
export type Frequency = (typeof frequencies)[number];

/** Something that people are told about, and why they are. */
export interface NotificationKind {
  readonly id: string;
  readonly label: string;
  /** A whole sentence: « Vous recevez ceci parce que … ». */
  readonly reason: string;
  /** For whoever has said nothing. */
  readonly frequency: Frequency;
}

export const notificationKinds = JSON.parse(
  readFileSync(new URL('./data/kinds.json', import.meta.url), 'utf8'),
) as readonly NotificationKind[];

const byId = new Map(notificationKinds.map((kind) => [kind.id, kind]));

export const findKind = (id: string): NotificationKind | null => byId.get(id) ?? null;

/** Whoever tells names a kind of the list: another is a bug. */
export function kindOf(id: string): NotificationKind {
  const kind = byId.get(id);
  if (!kind) throw new Error(`No notification is of the kind « ${id} ».`);
  return kind;
}

/** What holds where nobody chose, as SQL reads it. */
export const usualFrequencies = JSON.stringify(
  Object.fromEntries(notificationKinds.map(({ id, frequency }) => [id, frequency])),
);
