import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { PermissionRepository } from './permission.repository.js';

@Injectable()
export class PermissionLoader {
  constructor(private readonly permissions: PermissionRepository) {}

  readonly ofSource = batched((ids: readonly string[]) => this.permissions.ofSources(ids));
  readonly authorsOf = batched((ids: readonly string[]) => this.permissions.authorsOfSources(ids));
}
