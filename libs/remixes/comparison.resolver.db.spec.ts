import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#platform/authorization';
import { visitor } from '#platform/authorization';
import { DraftPartsService, DraftService, PublishingService } from '#resources';
import { startApplication, type TestApplication } from '../../test/support/application.js';
import { newPublished, newTeacher } from '../../test/support/builders.js';
