import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { ResourceRepository } from '../resource/resource.repository.js';
import { StampService } from './stamp.service.js';
import { VersionRepository } from '../version/version.repository.js';

/** In the worker, once a version is published: the first who takes a file does not wait for its stamp. */
@Injectable()
export class StampHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly stamps: StampService,
  ) {}

  onModuleInit(): void {
    this.events.on('resource.published', (event) => this.prepare(String(event.resourceId)));
  }

  private async prepare(resourceId: string): Promise<void> {
    const resource = (await this.resources.byIds([resourceId])).get(resourceId);
    const latest = (await this.versions.latestOf([resourceId])).get(resourceId);
    if (resource?.isReadable && latest) await this.stamps.prepare(latest.id);
  }
}
