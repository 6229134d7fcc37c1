import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType } from '#identity';
import type { GraphqlContext } from '#platform/graphql';
import type { CreditRow } from './credit-row.js';
import { type LicenceView, licenceView } from '../licence/licence.view.js';
import { LicenceType } from '../licence/licence.type.js';
import type { Part } from '../draft/part.js';
import { CreditType, ThirdPartyItemType } from '../version/version.type.js';

@Resolver(() => CreditType)
export class CreditResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => String)
  name(@Parent() credit: CreditRow): string {
    return credit.creditWithdrawn ? 'Crédit retiré à la demande de l’auteur' : credit.name;
  }

  @ResolveField(() => Boolean)
  withdrawn(@Parent() credit: CreditRow): boolean {
    return credit.creditWithdrawn;
  }

  @ResolveField(() => PersonType, { nullable: true })
  person(@Parent() credit: CreditRow, @Context() context: GraphqlContext): Promise<Agent | null> | null {
    return credit.creditWithdrawn ? null : this.people.agent(context).load(credit.agentId);
  }
}

@Resolver(() => ThirdPartyItemType)
export class ThirdPartyItemResolver {
  @ResolveField(() => String, { nullable: true })
  sourceUrl(@Parent() part: Part): string | null {
    return part.url;
  }

  @ResolveField(() => LicenceType)
  licence(@Parent() part: Part): LicenceView {
    return licenceView(part.licenceId ?? '');
  }
}
