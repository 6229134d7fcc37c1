import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ResourcesModule } from '#resources';

@Module({
  imports: [IdentityModule, ResourcesModule],
})
export class RemixesModule {}
