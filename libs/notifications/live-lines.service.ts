import { Injectable } from '@nestjs/common';
import { findKind } from './notification-kind.js';
import type { Notification } from './notification.js';

/** A way to hear no more of one thing: a page of ours that its address alone opens. */
export interface LineStop {
  readonly label: string;
  /** It starts with one slash. */
  readonly path: string;
}

/** What a line says when it is read or mailed. */
export interface LiveLine {
  readonly title: string;
  readonly path: string;
  readonly detail: string | null;
  /** A whole sentence: « Vous recevez ceci parce que … ». */
  readonly reason: string;
  readonly stops: readonly LineStop[];
}

/** A line of an inbox as it may be shown now; `reason` is null where its kind says it. */
export type ToldLine = Pick<
  Notification,
  'id' | 'kind' | 'title' | 'path' | 'detail' | 'createdAt' | 'isRead'
> & { readonly reason: string | null; readonly stops: readonly LineStop[] };

/** By id of the line; what is absent is told no more. */
type Teller = (lines: readonly Notification[]) => Promise<Map<string, LiveLine>>;

/**
 * Lines whose words are asked when they are read or mailed, from the context that told them: what it may show can change
 * after they were written. Their rows hold nothing that must not be shown.
 */
@Injectable()
export class LiveLines {
  private readonly tellers = new Map<string, Teller>();

  /** `kind`: all of whose lines this teller answers for. */
  on(kind: string, teller: Teller): void {
    this.tellers.set(kind, teller);
  }

  /** In the same order, without those that are told no more. */
  async read(lines: readonly Notification[]): Promise<ToldLine[]> {
    const live = await this.ask(lines);
    return lines.flatMap((line) => {
      if (!this.tellers.has(line.kind)) return [toldAs(line, { ...line, reason: null, stops: [] })];
      const told = live.get(line.id);
      return told ? [toldAs(line, told)] : [];
    });
  }

  private async ask(lines: readonly Notification[]): Promise<Map<string, LiveLine>> {
    const answers = await Promise.all(
      [...this.tellers].map(async ([kind, teller]) => {
        const own = lines.filter((line) => line.kind === kind);
        return own.length > 0 ? await teller(own) : new Map<string, LiveLine>();
      }),
    );
    return new Map(answers.flatMap((each) => [...each]));
  }
}

function toldAs(
  { id, kind, createdAt, isRead }: Notification,
  { title, path, detail, reason, stops }: Pick<ToldLine, 'title' | 'path' | 'detail' | 'reason' | 'stops'>,
): ToldLine {
  return { id, kind, createdAt, isRead, title, path, detail, reason, stops };
}

/** Why a line is told; a kind may leave the list before its last line. */
export const reasonOf = ({ kind, reason }: Pick<ToldLine, 'kind' | 'reason'>): string =>
  reason ?? findKind(kind)?.reason ?? 'Vous recevez ceci parce que cela vous concernait alors.';
