import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { FileErrors, isFileRoute, ProgramErrors } from '#resources';
import { PageErrors } from '#web';

/** Addresses that scripts and programs use; what fails there is said in JSON. */
const programRoutes = /^\/(?:graphql|depots)(?:\/|$)|^\/brouillons\/[^/]+\/(?:envois|connus)(?:\/|$)/;

/** What no route has caught is answered as the address promises: a sentence on the files host, JSON to programs, or a page. */
@Catch()
@Injectable()
export class AddressErrors implements ExceptionFilter {
  constructor(
    private readonly pages: PageErrors,
    private readonly files: FileErrors,
    private readonly programs: ProgramErrors,
  ) {}

  catch(failure: unknown, host: ArgumentsHost): void | Promise<void> {
    if (host.getType<string>() !== 'http') return this.pages.catch(failure, host);
    const { path } = host.switchToHttp().getRequest<Request>();
    if (isFileRoute(path)) return this.files.catch(failure, host);
    if (programRoutes.test(path)) return this.programs.catch(failure, host);
    return this.pages.catch(failure, host);
  }
}
