import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { examine, refusal, surveyFile } from './examine.js';
import { cleanFilename } from './filename.js';
import { type Inspection, type InspectionRequest, defaultLimits } from './inspection.js';
import { type Outcome, examineInChild, hasChildProgram } from './sandbox.js';

/**
 * Says what a deposited file really is, whether it may be kept, and what had to be cleaned. The looking happens in a
 * child process with 20 s and 512 MB; a file that exceeds them is refused. Throws only when the file cannot be read.
 * The caller owns the cleaned copy, when there is one.
 */
export async function inspectFile(request: InspectionRequest): Promise<Inspection> {
  const home = request.cleanedFolder ?? tmpdir();
  const scratch = await mkdtemp(join(home, 'essaim-inspection-'));
  try {
    const outcome = await run(request, scratch);
    if ('stopped' in outcome) return await stopped(request, outcome.stopped);
    return await keepCleaned(outcome.inspection, home);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function run(request: InspectionRequest, scratch: string): Promise<Outcome> {
  const limits = { ...defaultLimits, ...request.limits };
  if (hasChildProgram) return examineInChild(request, scratch, limits);
  return { inspection: await examine(request, scratch) };
}

async function stopped(request: InspectionRequest, reason: string): Promise<Inspection> {
  const { bytes, sha256 } = await surveyFile(request.path);
  return { ...refusal(reason, cleanFilename(request.filename).name), bytes, sha256 };
}

async function keepCleaned(inspection: Inspection, home: string): Promise<Inspection> {
  if (!inspection.cleaned) return inspection;
  const cleaned = join(home, `essaim-cleaned-${basename(inspection.cleaned)}`);
  await rename(inspection.cleaned, cleaned);
  return { ...inspection, cleaned };
}
