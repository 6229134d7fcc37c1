import type { Provider } from '@nestjs/common';
import { CalibrationHandler } from './calibration.handler.js';
import { CalibrationNoticeService } from './calibration-notice.service.js';
import {
  CalibrationPartsResolver,
  CalibrationResolver,
  CampaignCalibrationResolver,
} from './calibration.resolver.js';
import { CalibrationService } from './calibration.service.js';
import { ExemplarLoader } from './exemplar.loader.js';
import { ExemplarRepository } from './exemplar.repository.js';
import { ExemplarGradeResolver, ExemplarResolver } from './exemplar.resolver.js';

/** Wired with the rest of the reviews: it stands on their campaigns, rubrics and agreement. */
export const calibrationProviders: Provider[] = [
  CalibrationHandler,
  CalibrationNoticeService,
  CalibrationService,
  CalibrationResolver,
  CampaignCalibrationResolver,
  CalibrationPartsResolver,
  ExemplarRepository,
  ExemplarLoader,
  ExemplarResolver,
  ExemplarGradeResolver,
];
