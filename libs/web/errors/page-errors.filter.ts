import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Injectable,
  Logger,
} from '@nestjs/common';
import type { Response } from 'express';
import type { LayoutFragment } from '#contract';
import { GraphqlRefusal } from '#platform/graphql';
import { isOutage } from '#platform/http';
import { Pages } from '../layout/pages.js';
import { signInPath } from '../layout/safe-path.js';
import { errorView } from './error-pages.js';
import { keptFields, keptFormView } from './kept-form.js';

const STATUS_OF_CODE: Record<string, number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  TOO_MANY: 429,
  BAD_USER_INPUT: 400,
  BUSY: 503,
  UNAVAILABLE: 503,
};

/** Every failure of a page becomes a page, or the way to sign in. Programs that ask for JSON get JSON. */
@Catch()
@Injectable()
export class PageErrors implements ExceptionFilter {
  private readonly logger = new Logger(PageErrors.name);

  constructor(private readonly pages: Pages) {}

  async catch(failure: unknown, host: ArgumentsHost): Promise<void> {
    if (host.getType<string>() !== 'http') throw failure;
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.end();
    const status = statusOf(failure);
    if (status === 503) response.set('Retry-After', '5');
    if (status >= 500 && !isBusy(failure)) this.logger.error(failure);
    if (response.req.accepts(['html', 'json']) === 'json')
      return void response.status(status).json({ statusCode: status });
    const layout = await this.layout(response, status);
    if (needsSignIn(failure, layout)) return this.askToSignIn(response, layout);
    this.pages.show(response, layout, errorView(status), status);
  }

  /** What was written is given back, to be sent again once she is signed in; anything else begins again from its page. */
  private askToSignIn(response: Response, layout: LayoutFragment): void {
    const { method, originalUrl } = response.req;
    const body: unknown = response.req.body;
    const fields = method === 'POST' ? keptFields(body) : null;
    if (fields === null) return this.pages.redirect(response, signInPath(returnPath(response)));
    response.set('WWW-Authenticate', 'Bearer');
    this.pages.show(response, layout, keptFormView(originalUrl, fields), 401);
  }

  /** The layout asks the database who reads; when that is what failed, the page does without. */
  private async layout(response: Response, status: number): Promise<LayoutFragment> {
    if (status >= 500) return { viewer: null };
    return this.pages.layout(response).catch(() => ({ viewer: null }));
  }
}

function statusOf(failure: unknown): number {
  if (failure instanceof HttpException) return failure.getStatus();
  if (failure instanceof GraphqlRefusal) return STATUS_OF_CODE[failure.code] ?? 400;
  return isOutage(failure) ? 503 : (statusOfMiddleware(failure) ?? 500);
}

/** Foreseen, and counted elsewhere: no line in the log for each. */
const isBusy = (failure: unknown): boolean => failure instanceof GraphqlRefusal && failure.code === 'BUSY';

/** Body parsers throw plain errors that carry a status. */
function statusOfMiddleware(failure: unknown): number | undefined {
  if (typeof failure !== 'object' || failure === null || !('status' in failure)) return undefined;
  const { status } = failure;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : undefined;
}

function needsSignIn(failure: unknown, layout: LayoutFragment): boolean {
  if (!(failure instanceof GraphqlRefusal) || layout.viewer != null) return false;
  return failure.code === 'UNAUTHENTICATED' || failure.code === 'FORBIDDEN';
}

/** After signing in one comes back by GET: a form that was posted is read again at the page it came from. */
const returnPath = (response: Response): string =>
  response.req.method === 'GET' ? response.req.originalUrl : (refererPath(response) ?? '/');

function refererPath(response: Response): string | null {
  const referer = response.req.get('referer') ?? '';
  if (!URL.canParse(referer)) return null;
  const { pathname, search } = new URL(referer);
  return pathname + search;
}
