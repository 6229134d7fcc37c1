import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { FingerprintService } from './fingerprint.service.js';

/** In one hour; the next one goes on. */
const MOST_LISTED = 200;

/** Every accepted file is compared with what is published; what is published can be recognised from then on. */
@Injectable()
export class RecognitionHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly fingerprints: FingerprintService,
  ) {}

  onModuleInit(): void {
    this.events.on('file.accepted', (event) => this.fingerprints.recognise(String(event.sha256)));
    this.events.on('resource.published', (event) => this.fingerprints.list(String(event.resourceId)));
    this.events.on('fingerprint.wanted', (event) => this.fingerprints.list(String(event.resourceId)));
    this.events.on('house.keep', () => this.fingerprints.listForgotten(MOST_LISTED));
  }
}
