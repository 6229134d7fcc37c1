import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { Response } from 'express';
import { refusedFilePolicy } from '#platform/http';
import { LOGGER, type Logger } from '#platform/observability';
import { answerTo } from './program-errors.filter.js';

/** The files host answers in one plain sentence: no page of ours is ever drawn there. */
@Catch()
export class FileErrors implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(failure: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.destroy();
    const { status } = answerTo(failure);
    if (status >= 500) this.logger.error({ room: 'files', err: failure }, 'a file could not be sent');
    if (status === 503) response.set('Retry-After', '5');
    for (const header of ['Content-Disposition', 'ETag', 'Link', 'Accept-Ranges'])
      response.removeHeader(header);
    response
      .status(status)
      .set({
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
        'Content-Security-Policy': refusedFilePolicy,
      })
      .send(sentences[status < 500 ? 404 : status] ?? sentences[500]);
  }
}

const sentences: Record<number, string> = {
  404: 'Ce fichier n’est pas ici, ou ne l’est plus. La page de la ressource dit pourquoi.\n',
  500: 'Une erreur est survenue de notre côté. Réessayez dans un instant.\n',
  503: 'Fichiers momentanément indisponibles. Réessayez dans un instant.\n',
};
