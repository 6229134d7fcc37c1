import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { findLicence, getLicence, isPublishable, recommendLicence, resolveAdaptation } from '#licensing';
import { type Actor, requireAccount } from '#platform/authorization';
import { crashPoint } from '#platform/config';
import { Database, type Transaction } from '#platform/database';
import {
  AdaptationNotAllowed,
  type Draft,
  type DraftFields,
  DraftRepository,
  DraftService,
  type Part,
  SourceService,
  thawed,
  type Version,
  VersionRepository,
  VersionService,
} from '#resources';

/** What somebody takes over; title and language always come along. */
interface Taking {
  readonly files: boolean;
  readonly text: boolean;
  /** Levels, subjects, objectives and the rest of the pedagogical sheet. */
  readonly sheet: boolean;
}

const everything: Taking = { files: true, text: true, sheet: true };

interface Wish {
  readonly address: string;
  readonly number: number | null;
  readonly take: Taking;
  readonly reasons: readonly string[];
}

/** « Adapter » : a working copy of one's own, with its source pinned, credited, and a licence that it allows. */
@Injectable()
export class RemixService {
  constructor(
    private readonly database: Database,
    private readonly published: VersionService,
    private readonly versions: VersionRepository,
    private readonly drafts: DraftService,
    private readonly working: DraftRepository,
    private readonly sources: SourceService,
  ) {}

  async remix(actor: Actor, wish: Wish): Promise<Draft> {
    const accountId = requireAccount(actor);
    const { version } = await this.published.getReadable(actor, wish.address, wish.number);
    requireAdaptable(version.licenceId);
    return this.database.transaction(async (tx) => {
      const draft = await this.copy(tx, accountId, version, {
        take: wish.take,
        fields: { title: adaptedTitle(version.title), adaptationReasons: [...wish.reasons] },
      });
      tx.record({
        actorId: accountId,
        verb: 'resource.remix',
        subjectType: 'resource',
        subjectId: draft.resourceId,
        note: version.id,
      });
      return draft;
    });
  }

  /** A working copy of somebody's own, its source pinned; `fields` say what it does not take from the version. */
  async copy(
    tx: Transaction,
    accountId: string,
    version: Version,
    { take = everything, fields = {} }: { take?: Taking; fields?: DraftFields } = {},
  ): Promise<Draft> {
    const parts = await this.versions.parts(tx, version.id);
    const taken = { ...fieldsFrom(version, parts, take), ...fields };
    const { draft } = await this.drafts.begin(tx, taken, accountId);
    await this.sources.pin(tx, draft, version);
    await this.takeUp(tx, draft, { version, parts: partsTaken(parts, take) });
    return draft;
  }

  /** Parts come unchanged: each keeps the licence that it had there, whatever the adaptation's will be. */
  private async takeUp(
    tx: Transaction,
    draft: Draft,
    { version, parts }: { version: Version; parts: readonly Part[] },
  ): Promise<void> {
    for (const part of parts)
      await this.working.savePart(
        tx,
        Object.assign(part.copied(randomUUID(), draft.id), {
          licenceId: part.licenceId ?? version.licenceId,
          fromVersionId: version.id,
        }),
      );
    crashPoint('remix.filesCopied');
  }
}

/** What an adaptation is called until its author says otherwise. */
export const adaptedTitle = (title: string): string => `${title} (adaptation)`.slice(0, 200);

/** Some licences let nobody publish an adaptation: better said before the work than after it. */
export function requireAdaptable(licence: string): void {
  if (resolveAdaptation([licence]).isIncompatible) throw AdaptationNotAllowed(getLicence(licence).short);
}

function partsTaken(parts: readonly Part[], take: Taking): Part[] {
  return parts.filter((part) => {
    if (part.kind === 'third_party') return take.files || take.text;
    // The pictures of a text come with it: without them it would show holes.
    return part.kind === 'file' && (take.files || (take.text && part.role === 'media'));
  });
}

function fieldsFrom(version: Version, parts: readonly Part[], take: Taking): DraftFields {
  const all = thawed(version, parts);
  return {
    ...(take.sheet ? { ...all, ...notTakenOver } : {}),
    title: version.title,
    language: version.language,
    text: take.text ? all.text : null,
    linkUrl: take.files ? all.linkUrl : null,
    licence: licenceAfter(version.licenceId),
    rightsAnswers: { own: true, ai: version.fields.ai },
  };
}

/** What an author said of her own adaptation, or of her licence, is not said by the next one. */
const notTakenOver: DraftFields = {
  adaptationReasons: [],
  adaptationChanges: null,
  licenceChecked: null,
  licenceEvidence: null,
  licenceAnnounced: null,
};

/** The source's own licence where the adaptation may carry it, the recommended one otherwise; none when a person must decide. */
function licenceAfter(licence: string): string | null {
  const { allowed } = resolveAdaptation([licence]);
  if (allowed.includes(licence) && findLicence(licence) && isPublishable(licence)) return licence;
  return recommendLicence({ sources: [licence] }).licence;
}
