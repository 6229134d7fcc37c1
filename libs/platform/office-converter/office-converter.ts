import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#platform/config';
import {
  type Confined,
  type ConfinedRun,
  type Ending,
  findWalls,
  noWalls,
  outputOf,
  runConfined,
  systemProgram,
  type Walls,
} from '#platform/sandbox';

export interface OfficeTool {
  readonly name: string;
  readonly version: string;
}

/** What became of one document: its bytes in the other format, or why there are none. */
export interface Conversion extends Pick<ConfinedRun, 'seconds' | 'peakBytes'> {
  readonly bytes: Buffer | null;
  /** `away`: the program was here and is not any more; nothing was tried. */
  readonly failure: Exclude<Ending, 'done'> | 'away' | null;
}

@Injectable()
export class OfficeConverter {
  private known: Promise<OfficeTool | null> | null = null;
  private walls: Walls | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'officeConverter'>) {}

  /** What converts here; null as long as the program or its walls are missing, which is looked at again each time. */
  async tool(): Promise<OfficeTool | null> {
    this.known ??= this.find();
    const found = await this.known;
    if (!found) this.known = null;
    return found;
  }

  /** @param from extension of the file at `path`, by which LibreOffice chooses its reader; `to`: the one wanted */
  async convert(path: string, from: string, to: string): Promise<Conversion> {
    if (!systemProgram('soffice') || !this.walls) {
      this.known = null;
      return { bytes: null, failure: 'away', seconds: 0, peakBytes: 0 };
    }
    return inFreshFolder(async (folder) => {
      const [input, output] = [`document.${from}`, `document.${to}`];
      await copyFile(path, join(folder, input));
      const run = await this.run(folder, (room) => [
        '--convert-to',
        to,
        '--outdir',
        `${room}/made`,
        `${room}/${input}`,
      ]);
      const bytes = run.ending === 'done' ? await outputOf(folder, 'made', output) : null;
      const { ending, seconds, peakBytes } = run;
      return { bytes, failure: bytes ? null : ending === 'done' ? 'failed' : ending, seconds, peakBytes };
    });
  }

  private async find(): Promise<OfficeTool | null> {
    const { officeConverter } = this.settings;
    if (officeConverter === 'off' || !systemProgram('soffice')) return null;
    this.walls = officeConverter === 'at-my-own-risk' ? noWalls : await findWalls();
    if (!this.walls) return null;
    const { said } = await inFreshFolder((folder) => this.run(folder, () => ['--version']));
    const [, name, version] = /^(\S+) (\d+(?:\.\d+)*)/.exec(said) ?? [];
    return name && version ? { name, version } : null;
  }

  private async run(folder: string, args: Confined['args']): Promise<ConfinedRun> {
    const program = systemProgram('soffice');
    if (!program || !this.walls) return { ending: 'failed', seconds: 0, peakBytes: 0, said: '' };
    const own = (room: string) => [
      `-env:UserInstallation=file://${room}/profile`,
      '--headless',
      '--norestore',
    ];
    return runConfined({ program, args: (room) => [...own(room), ...args(room)], folder }, this.walls);
  }
}

async function inFreshFolder<Answer>(work: (folder: string) => Promise<Answer>): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'essaim-conversion-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
