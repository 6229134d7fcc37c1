import { Injectable } from '@nestjs/common';
import { PersonLoader } from '#identity';
import type { GraphqlContext } from '#platform/graphql';
import { findTerm } from '#vocabulary';
import type { ReviewSetting } from './review-setting.js';

/** How a reviewer is named to somebody: never more than she chose, nor than the mode of the campaign lets through. */
@Injectable()
export class ReviewSignatureService {
  constructor(private readonly people: PersonLoader) {}

  async of(setting: ReviewSetting, isKnown: boolean, context: GraphqlContext): Promise<string> {
    const agent = await this.people.agentOfAccount(context).load(setting.reviewerId);
    if (isKnown && agent) return agent.publicName;
    const academie = agent?.academie ? findTerm('academies', agent.academie)?.label : null;
    return academie
      ? `Relecteur ou relectrice de ${academie.replace(/^Académie/, 'l’académie')}`
      : 'Relecture non signée';
  }
}
