import { Module } from '@nestjs/common';
import { JobResolver } from './job.resolver.js';
import { JobService } from './job.service.js';

@Module({ providers: [JobService, JobResolver] })
export class OperationsModule {}
