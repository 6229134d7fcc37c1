import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { Response } from 'express';
import { ObjectStorageError } from '#platform/object-storage';
import { LOGGER, type Logger } from '#platform/observability';

/** The files host answers in one plain sentence: no page of ours is ever drawn there. */
@Catch()
export class FileErrors implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(failure: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.destroy();
    const status =
      failure instanceof HttpException
        ? failure.getStatus()
        : failure instanceof ObjectStorageError
          ? 503
          : 500;
    if (status >= 500) this.logger.error({ room: 'files', err: failure }, 'a file could not be sent');
    if (status === 503) response.set('Retry-After', '5');
    response.removeHeader('Content-Disposition');
    response
      .status(status)
      .set({
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "sandbox; default-src 'none'",
      })
      .send(sentences[status] ?? sentences[500]);
  }
}

const sentences: Record<number, string> = {
  404: 'Ce fichier n’est pas ici, ou ne l’est plus. La page de la ressource dit pourquoi.\n',
  500: 'Une erreur est survenue de notre côté. Réessayez dans un instant.\n',
  503: 'Fichiers momentanément indisponibles. Réessayez dans un instant.\n',
};
