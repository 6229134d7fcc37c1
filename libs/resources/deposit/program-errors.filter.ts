import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { Response } from 'express';
import { Refusal, Unavailable } from '#platform/authorization';
import { isOutage } from '#platform/http';
import { ObjectStorageError } from '#platform/object-storage';
import { LOGGER, type Logger } from '#platform/observability';

/** Doors that scripts and programs use answer what went wrong as JSON, with a stable code. */
@Catch()
export class ProgramErrors implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(failure: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.destroy();
    const { status, code, message } = answerTo(failure);
    if (status >= 500) this.logger.error({ room: 'deposits', err: failure }, 'a deposit failed');
    if (status === 503) response.set('Retry-After', '5');
    if (status === 429) response.set('Retry-After', '3600');
    response.status(status).json({ errors: [{ message, extensions: { code } }] });
  }
}

interface ProgramAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Status, stable code and French sentence of a failure; anything unexpected is masked. */
export function answerTo(failure: unknown): ProgramAnswer {
  if (failure instanceof Refusal)
    return {
      status: statuses[failure.code] ?? 422,
      code: failure.code,
      message: failure.problems[0]?.message ?? '',
    };
  if (failure instanceof ObjectStorageError)
    return {
      status: 503,
      code: failure.code,
      message: 'Fichiers momentanément indisponibles. Réessayez dans un instant.',
    };
  if (isOutage(failure)) {
    const { code, message } = new Unavailable();
    return { status: 503, code, message };
  }
  const status = failure instanceof HttpException ? failure.getStatus() : statusOfReader(failure);
  if (status !== undefined) return { status, code: 'REFUSED', message: 'Cette requête n’est pas recevable.' };
  return {
    status: 500,
    code: 'INTERNAL',
    message: 'Une erreur est survenue de notre côté. Réessayez dans un instant.',
  };
}

/** Readers of bodies and addresses throw plain errors that carry a status. */
function statusOfReader(failure: unknown): number | undefined {
  const status = failure instanceof Error && 'status' in failure ? failure.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

const statuses: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  FILE_TOO_LARGE: 413,
  RESOURCE_TOO_LARGE: 413,
  TOO_MANY_UPLOADS: 429,
  LENGTH_MISSING: 400,
  FILE_MISSING: 400,
};
