import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '#identity';
import type { Actor } from '#platform/authorization';
import { connection, CurrentActor, type GraphqlContext } from '#platform/graphql';
import { callerAddress, SiteOrigins } from '#platform/http';
import { spacedAttestationCode } from './attestation-code.js';
import { attestationDocument, type AttestedCampaign } from './attestation-document.js';
import { RequestAttestationInput, WithdrawAttestationInput } from './attestation.input.js';
import { attestationPolicy } from './attestation.policy.js';
import { AttestationRepository } from './attestation.repository.js';
import { AttestationService } from './attestation.service.js';
import {
  AttestableYearType,
  AttestationConnectionType,
  AttestationType,
  AttestedCampaignType,
  RequestAttestationPayloadType,
  WithdrawAttestationPayloadType,
} from './attestation.type.js';
import { type Attestation, countIn } from './attestation.js';

@Resolver(() => AttestationType)
export class AttestationResolver {
  constructor(
    private readonly service: AttestationService,
    private readonly origins: SiteOrigins,
  ) {}

  @Query(() => AttestationType, {
    nullable: true,
    description: 'Anybody, without account: what the code stands for; null when it stands for nothing.',
  })
  attestation(@Args('code') code: string, @Context() context: GraphqlContext): Promise<Attestation | null> {
    return this.service.verify(code, callerAddress(context.request));
  }

  @Mutation(() => RequestAttestationPayloadType, {
    description:
      'The same one while nothing changed; else a new one, and the older says that it was replaced.',
  })
  async requestAttestation(@CurrentActor() actor: Actor, @Args('input') input: RequestAttestationInput) {
    return { attestation: await this.service.request(actor, input), userErrors: [] };
  }

  @Mutation(() => WithdrawAttestationPayloadType, {
    description: 'By its holder: from then on it says only that it was taken back.',
  })
  async withdrawAttestation(@CurrentActor() actor: Actor, @Args('input') { code }: WithdrawAttestationInput) {
    return { attestation: await this.service.withdraw(actor, code), userErrors: [] };
  }

  @ResolveField(() => String, { description: 'As it is typed: « 7f3k-2mqx-98ab ».' })
  code(@Parent() { code }: Attestation): string {
    return spacedAttestationCode(code);
  }

  @ResolveField(() => String, { description: 'Where anybody verifies it.' })
  address(@Parent() { code }: Attestation): string {
    return `${this.origins.pages}/attestations/${spacedAttestationCode(code)}`;
  }

  @ResolveField(() => String, { nullable: true, description: 'The public name, as it was then.' })
  name(@Parent() { told }: Attestation): string | null {
    return told?.name ?? null;
  }

  @ResolveField(() => Int, { nullable: true, description: 'Of all campaigns.' })
  count(@Parent() { told }: Attestation): number | null {
    return told && countIn(told);
  }

  @ResolveField(() => [AttestedCampaignType])
  campaigns(@Parent() { told }: Attestation): readonly AttestedCampaign[] {
    return told?.campaigns ?? [];
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'A tagged PDF, in Base64: its holder’s, while it is valid.',
  })
  async document(@Parent() attestation: Attestation, @CurrentActor() actor: Actor): Promise<string | null> {
    const { role, year, issuedAt, state, told } = attestation;
    if (!told || state !== 'valid' || !attestationPolicy.can(actor, 'read', attestation)) return null;
    const about = { role, year, issuedOn: issuedAt, issuer: 'Essaim', address: this.address(attestation) };
    return (await attestationDocument({ ...about, ...told })).toString('base64');
  }
}

@Resolver(() => ViewerType)
export class ViewerAttestationsResolver {
  constructor(
    private readonly attestations: AttestationRepository,
    private readonly service: AttestationService,
  ) {}

  @ResolveField('attestations', () => AttestationConnectionType, {
    description: 'All that she had, the newest first.',
  })
  async list(
    @Parent() account: { id: string },
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    return connection({ first, after }, (slice) => this.attestations.listOf(account.id, slice));
  }

  @ResolveField('attestableYears', () => [AttestableYearType], {
    description: 'What she could have attested today, the newest first.',
  })
  async years(@Parent() account: { id: string }) {
    const years = await this.service.yearsOf(account.id);
    return years.map((each) => ({ ...each, count: countIn(each) }));
  }
}
