import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { renderMarkdown } from '#documents';
import { findLicence, getLicence, recogniseLicence } from '#licensing';
import { type Actor, NotFound } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import { checkedText, webAddress } from '../draft/draft-fields.js';
import { DraftRepository } from '../draft/draft.repository.js';
import { DraftService } from '../draft/draft.service.js';
import type { Draft } from '../draft/draft.js';
import { LicenceUnknownHere } from '../resource/resource.errors.js';
import {
  SourceIncomplete,
  SourceIsOwn,
  SourceKnown,
  SourceLicenceUnclear,
  SourceStillUsed,
  TooManySources,
} from './source.errors.js';
import { SourceRepository } from './source.repository.js';
import { type NamedSource, Source } from './source.js';
import { VersionService } from '../version/version.service.js';
import type { Version } from '../version/version.js';

/** A work from outside, as its adapter describes it. */
export interface OutsideWork {
  readonly title: string;
  readonly author: string;
  readonly url?: string | null;
  /** An id of `#licensing`, or the words found beside the work. */
  readonly licence?: string | null;
  readonly licenceText?: string | null;
  readonly agreement?: string | null;
}

const mostSources = 20;
const longest = { name: 200, address: 2000, agreement: 4000 };
/** Shorter passages are « Exercice 1 » and « Bilan »: anybody writes them. */
const tellingPassage = 40;

/** What a draft is adapted from. A credit follows what is kept: a source that is still in use cannot be dropped. */
@Injectable()
export class SourceService {
  constructor(
    private readonly drafts: DraftService,
    private readonly parts: DraftRepository,
    private readonly sources: SourceRepository,
    private readonly versions: VersionService,
  ) {}

  /** A resource published here, at one of its versions; the newest when no number is given. */
  async add(actor: Actor, draftId: string, address: string, number: number | null): Promise<Draft> {
    return this.drafts.change(actor, draftId, async (tx, draft, now) => {
      // Whose draft it is came first: an address that leads nowhere is told to its authors only.
      const { version } = await this.versions.getReadable(actor, address, number);
      await this.pin(tx, draft, version);
      draft.touch(now);
    });
  }

  async addOutside(actor: Actor, draftId: string, work: OutsideWork): Promise<Draft> {
    const title = checkedText(work.title, 'title', longest.name);
    const author = checkedText(work.author, 'author', longest.name);
    if (!title) throw SourceIncomplete('title');
    if (!author) throw SourceIncomplete('author');
    const address = checkedText(work.url, 'url', longest.address);
    const url = address && webAddress(address, 'url');
    const agreement = checkedAgreement(work.agreement);
    const licence = getLicence(licenceOf(work));
    return this.drafts.change(actor, draftId, async (tx, draft, now) => {
      await this.append(tx, draft, {
        outsideTitle: title,
        outsideAuthor: author,
        outsideUrl: url,
        licenceId: licence.id,
        licenceUri: licence.uri,
        agreement,
      });
      draft.touch(now);
    });
  }

  /** Pins a version as a source, in the caller's transaction. */
  async pin(tx: Transaction, draft: Draft, version: Version): Promise<void> {
    if (version.resourceId === draft.resourceId) throw new SourceIsOwn();
    await this.append(tx, draft, {
      sourceVersionId: version.id,
      licenceId: version.licenceId,
      licenceUri: version.licenceUri,
      licenceAnnounced: version.licenceAnnounced,
    });
  }

  /** Takes the source away with the files and items that came with it; throws while the text still quotes it. */
  async remove(actor: Actor, draftId: string, sourceId: string): Promise<Draft> {
    return this.drafts.change(actor, draftId, async (tx, draft, now) => {
      const source = await this.get(tx, draft, sourceId);
      if (source.sourceVersionId) await this.letGo(tx, draft, source.sourceVersionId);
      await this.sources.remove(tx, draft.id, source.id);
      draft.touch(now);
    });
  }

  /** Copies beside an outside source what its author agreed to in writing; empty words take it back. */
  async attachAgreement(actor: Actor, draftId: string, sourceId: string, words: string): Promise<Draft> {
    const agreement = checkedAgreement(words);
    return this.drafts.change(actor, draftId, async (tx, draft, now) => {
      const source = await this.get(tx, draft, sourceId);
      const kept = Object.assign(source.thawed(source.id, draft.id), { agreement });
      await this.sources.save(tx, [kept]);
      draft.touch(now);
    });
  }

  /** One of the sources of a draft, in the caller's transaction; throws `NotFound`. */
  async get(tx: Transaction, draft: Draft, sourceId: string): Promise<NamedSource> {
    const source = (await this.sources.ofDraft(tx, draft.id)).find(({ id }) => id === sourceId);
    if (!source) throw new NotFound();
    return source;
  }

  private async append(
    tx: Transaction,
    draft: Draft,
    values: Partial<Source> & Pick<Source, 'licenceId'>,
  ): Promise<void> {
    const known = await this.sources.ofDraft(tx, draft.id);
    if (known.length >= mostSources) throw new TooManySources();
    if (known.some((source) => isSame(source, values))) throw new SourceKnown();
    const position = Math.max(-1, ...known.map((source) => source.position)) + 1;
    await this.sources.save(tx, [Source.of(draft.id, { id: randomUUID(), position, ...values })]);
  }

  private async letGo(tx: Transaction, draft: Draft, versionId: string): Promise<void> {
    const theirs = await this.sources.blockHashes(tx, versionId);
    const { blocks } = renderMarkdown(draft.fields.text ?? '', { resolveImage: () => null });
    const kept = blocks.filter(({ text, hash }) => text.length >= tellingPassage && theirs.has(hash));
    if (kept.length > 0) throw SourceStillUsed(kept.length);
    const parts = await this.parts.parts(tx, draft.id);
    const going = parts.filter((part) => part.fromVersionId === versionId);
    for (const part of going) await this.parts.removePart(tx, draft.id, part.id);
    const heir = parts.find((part) => part.kind === 'file' && !going.includes(part));
    if (heir && going.some((part) => part.main))
      await this.parts.savePart(tx, Object.assign(heir, { main: true }));
  }
}

const checkedAgreement = (words: string | null | undefined): string | null =>
  checkedText(words, 'agreement', longest.agreement);

const isSame = (known: Source, wanted: Partial<Source>): boolean =>
  wanted.sourceVersionId
    ? known.sourceVersionId === wanted.sourceVersionId
    : known.outsideTitle === wanted.outsideTitle && known.outsideUrl === wanted.outsideUrl;

/** The licence chosen, or the one that the pasted words name without doubt. */
function licenceOf({ licence, licenceText }: OutsideWork): string {
  if (licence) {
    if (!findLicence(licence)) throw new LicenceUnknownHere();
    return licence;
  }
  if (!licenceText?.trim()) throw SourceIncomplete('licenceText');
  const answer = recogniseLicence(licenceText.slice(0, 20_000));
  if ('licence' in answer) return answer.licence;
  throw SourceLicenceUnclear(answer.question);
}
