import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { type PartOrigin, reviewedOrigins } from './reviewed-origin.js';
import { ReviewedOriginRepository } from './reviewed-origin.repository.js';

@Injectable()
export class ReviewedOriginLoader {
  constructor(private readonly origins: ReviewedOriginRepository) {}

  /** By version, part by part; nothing where no passage was read in a source. */
  readonly ofVersion = batched(async (ids: readonly string[]): Promise<Map<string, PartOrigin[]>> => {
    const found = await this.origins.derivations(ids);
    const parts = [...found].map(
      ([id, { passages, sources }]) => [id, reviewedOrigins(passages, sources)] as const,
    );
    return new Map(parts.filter(([, origins]) => origins.some(({ reviewed }) => reviewed > 0)));
  });
}
