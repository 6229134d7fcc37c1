import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { PageImage } from '#resources';

@ObjectType('ReviewedPage', { description: 'A page of a file as a picture: where remarks may point.' })
export class ReviewedPageType implements Pick<PageImage, 'number' | 'url' | 'width' | 'height'> {
  @Field(() => Int) number: number;
  @Field({ description: 'Of a draft: for the caller alone, for a day.' }) url: string;
  @Field(() => Int) width: number;
  @Field(() => Int) height: number;
}

@ObjectType('ReviewedFile', { description: 'A file of what is read.' })
export class ReviewedFileType {
  @Field(() => Int, { description: 'From 1, in reading order.' }) number: number;
  @Field({ description: 'Its number where one reads blind.' }) name: string;
  @Field(() => [ReviewedPageType], {
    description: 'Its first pages; none when it cannot be drawn, or not yet.',
  })
  pages: readonly ReviewedPageType[];
  @Field(() => String, {
    nullable: true,
    description: 'Its bytes, once they are published; null where one reads blind.',
  })
  downloadUrl: string | null;
}
