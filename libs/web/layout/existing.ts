import { NotFoundException } from '@nestjs/common';

/** What the server found, or the page 404: what one may not read does not exist. */
export function existing<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new NotFoundException();
  return found;
}
