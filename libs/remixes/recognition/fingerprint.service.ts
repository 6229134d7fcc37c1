import { Injectable } from '@nestjs/common';
import {
  type Fingerprint,
  fingerprintOf,
  isStampable,
  likeness,
  marksOf,
  mayHoldPictures,
  readDocumentSafely,
  readPicturesSafely,
  readStampSafely,
} from '#documents';
import { Database, uuidOrNull } from '#platform/database';
import { DerivedFileService } from '#resources';
import { FingerprintWanted } from './recognition.events.js';
import { type Candidate, FingerprintRepository, type Resemblance } from './fingerprint.repository.js';

/**
 * Less in common is a shared exercise, a template, a quotation. Measured on the corpus with three tenths rewritten: from
 * a fifth on, 367 of 370 files are known by their words, and 9 pairs of works in 10,000 resemble each other (all of them
 * series with common pages); from a quarter on, two more are lost.
 */
const LEAST_SHARE = 0.2;
/** One common mark of many is chance; a document of a few lines has no more. */
const FEW_MARKS = 16;

/** Takes the fingerprints of files and published texts, and finds which published document a file resembles. */
@Injectable()
export class FingerprintService {
  constructor(
    private readonly database: Database,
    private readonly repository: FingerprintRepository,
    private readonly files: DerivedFileService,
  ) {}

  /** Any number of times: the fingerprint is taken once for its bytes, the search is made anew. */
  async recognise(sha256: string): Promise<void> {
    const fingerprint = await this.take(sha256);
    if (!fingerprint) return;
    const marks = marksOf(fingerprint);
    const candidates = await this.repository.candidates(sha256, marks, marks.length > FEW_MARKS ? 2 : 1);
    const found: Resemblance[] = [];
    for (const candidate of candidates) {
      const { share, same } = likeness(fingerprint, await this.ofCandidate(candidate));
      if (share >= LEAST_SHARE) found.push({ fingerprintId: candidate.fingerprintId, share, same });
    }
    await this.database.transaction((tx) => this.repository.saveResemblances(tx, sha256, found));
  }

  /** What a resource publishes may be recognised from now on. */
  async list(resourceId: string): Promise<void> {
    const published = await this.repository.published(resourceId);
    if (!published) return;
    for (const sha256 of published.shas) await this.take(sha256);
    const text = published.text === null ? null : marksOf(await ofMarkdown(published.text));
    await this.database.transaction(async (tx) => {
      await this.repository.listBlobs(tx, published.shas);
      await this.repository.listText(tx, resourceId, text);
    });
  }

  /** Published before fingerprints were taken, or while their worker was down: each in a job of its own. */
  async listForgotten(most: number): Promise<void> {
    const forgotten = await this.repository.publishedUnlisted(most);
    await this.database.transaction(async (tx) => {
      for (const id of forgotten)
        await tx.emit(new FingerprintWanted(id), { key: `fingerprint.wanted:${id}` });
    });
  }

  /** Null: bytes that we cannot read as anything. */
  private async take(sha256: string): Promise<Fingerprint | null> {
    const blob = await this.repository.blob(sha256);
    if (!blob) return null;
    const blocks = await this.repository.blocksOf(sha256);
    const known = await this.repository.picturesOf(sha256);
    if (known) return fingerprintOf(blocks, known);
    const pictures = mayHoldPictures(blob.format)
      ? await this.files.withFile(blob.bytesSha256, (path) => readPicturesSafely(path, blob.format))
      : [];
    const fingerprint = fingerprintOf(blocks, pictures);
    const kept = {
      marks: marksOf(fingerprint),
      pictures,
      stampedBy: await this.stampIn(sha256, blob.format),
    };
    await this.database.transaction((tx) => this.repository.saveOfBlob(tx, sha256, kept));
    return fingerprint;
  }

  /** In the bytes as they came: cleaning may have taken it away. */
  private async stampIn(sha256: string, format: string): Promise<string | null> {
    if (!isStampable(format)) return null;
    const { stamp } = await this.files.withFile(sha256, (path) => readStampSafely(path, format));
    return uuidOrNull(stamp?.identifier.replace(/^urn:uuid:/u, '') ?? '');
  }

  private async ofCandidate({ blobSha256, resourceId, pictures }: Candidate): Promise<Fingerprint> {
    if (blobSha256) return fingerprintOf(await this.repository.blocksOf(blobSha256), pictures);
    return ofMarkdown((await this.repository.published(resourceId))?.text ?? '');
  }
}

async function ofMarkdown(text: string): Promise<Fingerprint> {
  const { blocks } = await readDocumentSafely(Buffer.from(text), 'markdown');
  return fingerprintOf(blocks);
}
