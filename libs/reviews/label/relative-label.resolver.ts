import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import { type Relative, RelativeType } from '#remixes';
import { shortLabelWords } from './label.js';
import { LabelLoader } from './label.loader.js';

@Resolver(() => RelativeType)
export class RelativeLabelResolver {
  constructor(private readonly loader: LabelLoader) {}

  @ResolveField(() => String, {
    nullable: true,
    description:
      'What peer review says of this version: « Relue en v2 ». Null where it was not reviewed, or may not be read.',
  })
  async label(
    @Parent() { versionId, number }: Relative,
    @Context() context: GraphqlContext,
  ): Promise<string | null> {
    const label = versionId === null ? null : await this.loader.outcome(context).load(versionId);
    if (!label) return null;
    return shortLabelWords(label.outcome, { version: number ?? label.number, read: label.number });
  }
}
