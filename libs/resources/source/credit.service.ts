import { Injectable } from '@nestjs/common';
import { type CreditedVersion, takenFrom } from '../stamp/file-credit.js';
import { HoldingRepository } from '../version/holding.repository.js';
import { LineageService } from './lineage.service.js';
import { VersionRepository } from '../version/version.repository.js';
import type { Version } from '../version/version.js';

/** The credits of a version where there is no page: its ZIP and its files say the same. */
@Injectable()
export class CreditService {
  constructor(
    private readonly versions: VersionRepository,
    private readonly holdings: HoldingRepository,
    private readonly lineage: LineageService,
  ) {}

  async ofVersion(id: string): Promise<CreditedVersion | null> {
    const version = (await this.versions.byIds([id])).get(id);
    return version ? this.of(version) : null;
  }

  async of(version: Version): Promise<CreditedVersion> {
    const holding = (await this.holdings.ofVersions([version.id])).get(version.id);
    const { files = [], others: parts = [] } = holding ?? {};
    const works = await this.lineage.worksOf([version.id, ...takenFrom(files)]);
    const work = works.get(version.id);
    if (!work) throw new Error(`A version without its work: ${version.id}`);
    return { version, work, works, files, parts };
  }
}
