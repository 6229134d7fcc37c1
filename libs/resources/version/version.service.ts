import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import { resourcePolicy } from '../resource/resource.policy.js';
import { ResourceRepository } from '../resource/resource.repository.js';
import type { Resource } from '../resource/resource.js';
import { SourceUnknown } from '../source/source.errors.js';
import { VersionRepository } from './version.repository.js';
import type { Version } from './version.js';

/** Versions as somebody names them: by the address of their resource, and a number. */
@Injectable()
export class VersionService {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
  ) {}

  /** The version asked for, or the newest, when the actor may read it; throws `SourceUnknown`. */
  async getReadable(
    actor: Actor,
    address: string,
    number: number | null,
  ): Promise<{ resource: Resource; version: Version }> {
    const resource = await this.resources.findByAddress(lastSegment(address).slice(0, 200));
    const role = resource
      ? ((await this.resources.rolesOf(actor, [resource.id])).get(resource.id) ?? null)
      : null;
    if (!resource || !resourcePolicy.can(actor, 'readContent', { resource, role })) throw new SourceUnknown();
    const version = number
      ? (await this.versions.allOf([resource.id])).get(resource.id)?.find((each) => each.number === number)
      : (await this.versions.latestOf([resource.id])).get(resource.id);
    if (!version) throw new SourceUnknown();
    return { resource, version };
  }

  /** Locks the resource for what the actor may do with it. */
  async lock(tx: Transaction, actor: Actor, id: string, action: 'update' | 'withdraw'): Promise<Resource> {
    const found = await this.resources.findByAddress(id);
    const access = found ? await this.resources.lock(tx, actor, found.id) : null;
    if (!access) throw new NotFound();
    resourcePolicy.authorize(actor, action, access);
    return access.resource;
  }

  /** The caller holds the resource's lock: no newer one can appear meanwhile. */
  async getNewest(resource: Resource): Promise<Version> {
    const newest = (await this.versions.latestOf([resource.id])).get(resource.id);
    if (!newest) throw new NotFound();
    return newest;
  }
}

/** Authors paste a whole address as readily as its last words: « …/r/les-fractions/v/2 » names les-fractions. */
export const lastSegment = (address: string): string => {
  const path = address.trim().replace(/[?#].*$/, '');
  const named = /\/(?:r|s)\/([^/]+)/.exec(path)?.[1];
  return named ?? path.split('/').filter(Boolean).pop() ?? '';
};
