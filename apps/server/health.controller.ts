import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Database } from '#platform/database';

/** For whoever watches the process; on both hosts, without personal data. */
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get('live')
  live(@Res() response: Response): void {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  }

  /** Ready to answer readers: PostgreSQL replies within two seconds. */
  @Get('ready')
  async ready(@Res() response: Response): Promise<void> {
    const answered = await Promise.race([
      this.database.rows('ready', 'select 1').then(
        () => true,
        () => false,
      ),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2000).unref()),
    ]);
    response
      .status(answered ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: answered ? 'ok' : 'unavailable', database: answered });
  }
}
