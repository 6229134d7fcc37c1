import type { Request } from 'express';
import multer from 'multer';
import { PassThrough } from 'node:stream';
import { Refusal } from '#platform/authorization';
import type { IncomingFile } from './incoming-file.js';

export type FormFile = Pick<IncomingFile, 'content' | 'filename' | 'claimedMime'>;

const mostFiles = 60;

/**
 * Reads a multipart form, handing each file over while it streams, one after the other in the order of the form; never
 * a whole file in memory, never a name on disk.
 * Returns the other fields. Throws a refusal for a broken form.
 */
export async function receiveForm(
  request: Request,
  onFile: (file: FormFile) => Promise<void>,
): Promise<Record<string, string>> {
  let turn = Promise.resolve();
  const upload = multer({
    storage: {
      _handleFile(_request, file, done) {
        const content = file.stream.pipe(new PassThrough());
        content.on('error', () => undefined); // whoever reads it learns it; one that waits for its turn has no reader yet
        file.stream.once('error', (error) => content.destroy(error));
        // The rest of the body must be read before the answer, also of a file that nobody reads to its end.
        const answer = (error: unknown) => {
          file.stream.unpipe(content).resume();
          if (error) done(error);
          else done(null, {});
        };
        turn = turn.then(() =>
          onFile({ content, filename: utf8(file.originalname), claimedMime: file.mimetype }),
        );
        turn.then(() => answer(null), answer);
      },
      _removeFile: (_request, _file, done) => done(null),
    },
    limits: { files: mostFiles, fields: 20, fieldSize: 100_000, headerPairs: 50 },
  });
  await new Promise<void>((resolve, reject) => {
    upload.any()(request, {} as never, (error: unknown) => {
      if (!error) resolve();
      else reject(error instanceof Refusal || !isFormError(error) ? (error as Error) : brokenForm());
    });
  });
  return (request.body ?? {}) as Record<string, string>;
}

const isFormError = (error: unknown): boolean =>
  error instanceof multer.MulterError ||
  (error instanceof Error && /multipart|boundary|unexpected end|malformed/i.test(error.message));

const brokenForm = () =>
  new Refusal({
    code: 'FORM_BROKEN',
    message:
      'L’envoi a été interrompu ou mal formé. Vos fichiers déjà reçus sont gardés : recommencez pour les autres.',
    field: 'files',
  });

/** Multer reads names as Latin-1; browsers send UTF-8 (RFC 7578, 4.2). */
const utf8 = (name: string): string => {
  const bytes = Buffer.from(name, 'latin1');
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? name : text;
};
