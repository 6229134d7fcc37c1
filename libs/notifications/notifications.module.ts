import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';

@Module({
  imports: [IdentityModule],
})
export class NotificationsModule {}
