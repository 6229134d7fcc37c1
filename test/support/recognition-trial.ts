import { stampDocument } from '#documents';
import type { Actor } from '#platform/authorization';
import { grouped } from '#platform/database';
import { FingerprintService, RecognitionService } from '#remixes';
import { DraftPartsService, DraftService, FreezingService, VersionRepository } from '#resources';
import type { TestApplication } from './application.js';
import { newTeacher, readyFields, takeBytes } from './builders.js';
import { rewrite, strip, wordsIn } from './rewriting.js';

type Recognitions = Awaited<ReturnType<RecognitionService['ofDrafts']>>;
type Recognition = NonNullable<ReturnType<Recognitions['get']>>[number];

/** A document of the trial; those of one work are published together. */
export interface Original {
  readonly work: string;
  readonly name: string;
  readonly format: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** What became of one file that was rewritten and uploaded again. */
export interface Outcome {
  readonly original: Original;
  readonly found: boolean;
  /** It is the first of what is offered. */
  readonly first: boolean;
  readonly kind: string | null;
  readonly share: number | null;
  /** Other works that were offered. */
  readonly others: readonly string[];
}

/** Publishes works, then uploads their files again as a colleague who changed them, and asks what is recognised. */
export class RecognitionTrial {
  /** Resource to work, work to version. */
  private readonly works = new Map<string, string>();
  private readonly versions = new Map<string, string>();

  private constructor(
    private readonly product: TestApplication,
    private readonly author: Actor,
    private readonly colleague: Actor,
  ) {}

  static async begin(product: TestApplication): Promise<RecognitionTrial> {
    return new RecognitionTrial(
      product,
      await newTeacher(product, 'Autrice'),
      await newTeacher(product, 'Collègue'),
    );
  }

  /** As an import publishes: nobody asks whether a pupil is named in it. */
  async publish(originals: readonly Original[]): Promise<void> {
    const { app } = this.product;
    const works = grouped(originals, ({ work }) => work);
    for (const [work, files] of works) {
      const draft = await this.draft(this.author, files);
      const resource = await this.product.database.transaction(async (tx) => {
        const locked = await app.get(DraftService).lock(tx, this.author, draft.id, 'update');
        const credits = [{ agentId: this.author.agentId ?? '', name: work, role: 'author' }];
        const from = { ...locked, credits, by: this.author.accountId };
        return app.get(FreezingService).freeze(tx, from, { whatChanged: null, minor: false });
      });
      await app.get(FingerprintService).list(resource.id);
      this.works.set(resource.id, work);
      const version = (await app.get(VersionRepository).latestOf([resource.id])).get(resource.id);
      this.versions.set(work, version?.id ?? '');
    }
  }

  /** Each file, as it was downloaded (with its stamp), rewritten with words of the other works; without any metadata when asked. */
  async upload(
    originals: readonly Original[],
    { share, seed, stripped }: { share: number; seed: number; stripped: boolean },
  ): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const [at, original] of originals.entries()) {
      const others = originals
        .filter(({ work, text }) => work !== original.work && text.length > 500)
        .map(({ text }) => wordsIn(text));
      const rewriting = { share, seed: seed + at, others };
      const rewritten = rewrite(await this.download(original), original.format, rewriting);
      const bytes = stripped ? strip(rewritten, original.format) : rewritten;
      outcomes.push(this.judge(original, await this.recognised({ ...original, bytes })));
    }
    return outcomes;
  }

  private async download({ work, bytes, format, name }: Original): Promise<Uint8Array> {
    const credit = {
      identifier: `urn:uuid:${this.versions.get(work)}`,
      source: 'https://essaim.example/r/une-ressource/v/1',
      sha256: '0'.repeat(64),
      title: work,
      authors: ['Autrice Exemple'],
      licence: { id: 'CC-BY-4.0', name: 'CC BY 4.0', uri: null },
      notice: [`« ${name} » par Autrice Exemple`],
      jsonLd: '',
    };
    const stamped = await stampDocument(bytes, format, credit);
    if (!stamped) throw new Error(`${name} has no place for a stamp.`);
    return stamped;
  }

  /** What is offered for one file of the colleague, by the works' names. */
  async recognised(file: Original): Promise<{ work: string; recognition: Recognition }[]> {
    const draft = await this.draft(this.colleague, [file]);
    const offered = await this.product.app.get(RecognitionService).ofDrafts([draft.id]);
    return (offered.get(draft.id) ?? []).map((recognition) => ({
      work: this.works.get(recognition.resourceId) ?? '',
      recognition,
    }));
  }

  private judge(original: Original, offered: readonly { work: string; recognition: Recognition }[]): Outcome {
    const mine = offered.find(({ work }) => work === original.work);
    return {
      original,
      found: mine !== undefined,
      first: offered[0]?.work === original.work,
      kind: mine?.recognition.kind ?? null,
      share: mine?.recognition.share ?? null,
      others: offered.filter((each) => each !== mine).map(({ work }) => work),
    };
  }

  private async draft(owner: Actor, files: readonly Original[]) {
    const { app, database } = this.product;
    const draft = await app.get(DraftService).create(owner, { ...readyFields, text: null });
    for (const { name, bytes } of files) {
      const sha256 = await takeBytes(this.product, name, bytes);
      if (!sha256) throw new Error(`${name} was refused.`);
      await database.transaction((tx) =>
        app.get(DraftPartsService).join(tx, draft, { sha256, filename: name, role: null }),
      );
      await app.get(FingerprintService).recognise(sha256);
    }
    return draft;
  }
}

/** Per format: how many, how many found, first, and the shares that were said. */
export function figures(
  outcomes: readonly Outcome[],
): Record<string, { files: number; found: number; first: number; stamped: number; shares: string }> {
  return Object.fromEntries(
    [...grouped(outcomes, ({ original }) => original.format)].map(([format, mine]) => {
      const shares = mine.flatMap(({ share }) => share ?? []).sort((a, b) => a - b);
      const at = (part: number) => Math.round((shares[Math.floor(part * (shares.length - 1))] ?? 0) * 100);
      return [
        format,
        {
          files: mine.length,
          found: mine.filter(({ found }) => found).length,
          first: mine.filter(({ first }) => first).length,
          stamped: mine.filter(({ kind }) => kind === 'stamp').length,
          shares: `${at(0)}-${at(0.5)}-${at(1)} %`,
        },
      ];
    }),
  );
}
