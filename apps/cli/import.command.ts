import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { countLines, type ImportReport, ImportService } from '#exchange';
import type { OpenApplication } from './open-application.js';

interface Options {
  readonly files?: string;
  readonly json?: boolean;
}

export function register(program: Command, open: OpenApplication): void {
  program
    .command('import <manifeste>')
    .description('importe les ressources d’un manifeste JSONL (docs/import.md) ; se reprend sans risque')
    .option('--files <dossier>', 'dossier des fichiers (par défaut, celui du manifeste)')
    .option('--json', 'le bilan en JSON')
    .action(importManifest(open));
}

const importManifest =
  (open: OpenApplication) =>
  async (manifest: string, { files, json }: Options): Promise<void> => {
    const total = await countLines(manifest);
    const app = await open();
    const progress = process.stdout.isTTY && !json ? progressBar(total) : progressLines(total);
    try {
      const report = await app
        .get(ImportService)
        .import({ manifest, files, onRecord: () => progress.step() })
        .finally(() => progress.end());
      console.log(json ? JSON.stringify(jsonReport(report)) : textReport(report).join('\n'));
      if (report.counts.read > 0) return;
      process.stderr.write('Aucune ligne de ce manifeste n’a pu être lue.\n');
      process.exitCode = 1;
    } finally {
      await app.close();
    }
  };

interface Progress {
  step(): void;
  end(): void;
}

function progressBar(total: number): Progress {
  const bar = new SingleBar(
    {
      format: '{bar} {value}/{total} · {rate} par seconde · reste {eta_formatted}',
      etaBuffer: 50,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  const rate = rateMeter();
  bar.start(total, 0, { rate: '…' });
  return { step: () => bar.increment(1, { rate: rate() }), end: () => bar.stop() };
}

/** For a log: one line every fifty records, on standard error, so that the report stays alone on standard output. */
function progressLines(total: number): Progress {
  const rate = rateMeter();
  let done = 0;
  const step = () => {
    done += 1;
    const perSecond = rate();
    if (done % 50 === 0 && done < total)
      process.stderr.write(`${done} sur ${total}, ${perSecond} par seconde\n`);
  };
  return { step, end: () => undefined };
}

function rateMeter(): () => string {
  const started = performance.now();
  let done = 0;
  return () => {
    done += 1;
    const perSecond = done / ((performance.now() - started) / 1000);
    return perSecond.toLocaleString('fr-FR', { maximumFractionDigits: 1 });
  };
}

function jsonReport({ counts, refused, files, unknownWords }: ImportReport) {
  return { ...counts, refusedLines: refused, files, unknownWords };
}

function textReport({ counts, refused, files, unknownWords }: ImportReport): string[] {
  return [
    `${counts.imported} importées, ${counts.updated} mises à jour, ${counts.unchanged} inchangées, ${counts.refused} refusées.`,
    `Fichiers : ${counts.filesTaken} pris, dont ${counts.filesCleaned} nettoyés et ${counts.filesDownloadOnly} en téléchargement seul ; ${counts.filesRefused} refusés.`,
    ...section(
      'Lignes refusées',
      refused.map(({ line, id, message }) => `ligne ${line}${id ? ` (${id})` : ''} : ${message}`),
      counts.refused,
    ),
    ...section(
      'Fichiers à connaître',
      files.map(({ id, file, message }) => `${id ?? ''} ${file} : ${message}`),
      counts.filesCleaned + counts.filesDownloadOnly + counts.filesRefused,
    ),
    ...section(
      'Mots inconnus, gardés comme mots-clés',
      unknownWords.map(({ field, word, records }) => `« ${word} » (${field}), ${records} fois`),
      unknownWords.length,
    ),
  ];
}

function section(title: string, lines: readonly string[], total: number): string[] {
  if (lines.length === 0) return [];
  const rest = total - lines.length;
  return [
    '',
    `${title} :`,
    ...lines.map((line) => `  ${line}`),
    ...(rest > 0 ? [`  … et ${rest} autres`] : []),
  ];
}
