import { Injectable } from '@nestjs/common';
import { batched, type GraphqlContext } from '#platform/graphql';
import { DraftContentLoader } from './draft-content.loader.js';
import type { Draft } from './draft.js';
import type { CheckedFile } from '../finding/finding.js';
import { FindingRepository } from '../finding/finding.repository.js';
import { type CheckedWork, type FileReading, type PreCheck, preChecksOf } from './pre-check.js';
import { ResourceLoader } from '../resource/resource.loader.js';
import type { StoredFile } from '../file/stored-file.js';
import { thawed } from '../version/version-content.js';
import type { Version } from '../version/version.js';

/** The pre-checks of drafts and of versions: what their pages have read already, and one question for all their files. */
@Injectable()
export class PreCheckLoader {
  constructor(
    private readonly content: DraftContentLoader,
    private readonly resources: ResourceLoader,
    private readonly findings: FindingRepository,
  ) {}

  private readonly reading = batched((shas: readonly string[]) => this.findings.readings(shas));

  async ofDraft(draft: Draft, context: GraphqlContext): Promise<PreCheck[]> {
    const { files, items, sources, problems, shield } = await this.content.of(draft, context);
    const readings = new Map(shield.files.map((file) => [file.sha256, readingOf(file)]));
    const places = shield.findings.filter(({ reason }) => reason === null || reason === 'not-authorised');
    return preChecksOf({ fields: draft.fields, problems, files, items, sources, readings, places });
  }

  /** Where pupils' data may stand is its authors' to know: whoever reads a version is told that it was looked at. */
  async ofVersion(version: Version, context: GraphqlContext): Promise<PreCheck[]> {
    const held = await this.resources.holding(context).load(version.id);
    const { files = [], others: items = [], sources = [] } = held ?? {};
    const readings = await this.readings(files, context);
    const fields = thawed(version, items);
    return preChecksOf({ fields, problems: [], files, items, sources, readings, places: null });
  }

  private async readings(
    files: readonly StoredFile[],
    context: GraphqlContext,
  ): Promise<CheckedWork['readings']> {
    const shas = [...new Set(files.map(({ sha256 }) => sha256))];
    const read = await Promise.all(shas.map((sha256) => this.reading(context).load(sha256)));
    return new Map(read.flatMap((each): [string, FileReading][] => (each ? [[each.sha256, each]] : [])));
  }
}

const readingOf = ({ sha256, state, barriers, barrierFindings }: CheckedFile): FileReading => ({
  sha256,
  checked: state,
  barriers,
  findings: barrierFindings,
});
