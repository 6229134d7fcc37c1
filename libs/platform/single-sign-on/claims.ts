import type { IssuerSettings } from '#platform/config';
import { IssuerAnswerInvalid } from './issuers.errors.js';

/** Somebody as an issuer knows her. Only issuer and subject say who she is; the rest is a suggestion. */
export interface VerifiedIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
  /** Never a proof of anything here, whatever the issuer says of it: our own mail verifies it. */
  readonly email: string | null;
  /** One of our territories, or the claim as received when no mapping has it. */
  readonly academie: string | null;
  /** As received. */
  readonly establishment: string | null;
  /** The issuer asserts a second factor, by a value that the settings name. */
  readonly isStrong: boolean;
}

type Claims = Readonly<Record<string, unknown>>;

/** OpenID Connect Core 2: a subject has 255 ASCII signs at most. Others: what fits in our fields, and in a cookie. */
const longest = { subject: 255, other: 254 };

/** Reads the claims that the settings name; throws when one of them is no short text: nothing is guessed from it. */
export function verifiedIdentity(issuer: IssuerSettings, token: Claims, userinfo: Claims): VerifiedIdentity {
  const subject = token.sub;
  if (typeof subject !== 'string' || subject === '' || subject.length > longest.subject)
    throw new IssuerAnswerInvalid();
  const text = (name: string | null): string | null => {
    const value = name === null ? undefined : (token[name] ?? userinfo[name]);
    if (value === undefined || value === null || value === '') return null;
    if (typeof value !== 'string' || value.length > longest.other) throw new IssuerAnswerInvalid();
    return value;
  };
  const { acr, amr } = issuer.secondFactor;
  const methods = Array.isArray(token.amr) ? (token.amr as unknown[]) : [];
  const academie = text(issuer.claims.academie);
  return {
    issuer: issuer.issuer,
    subject,
    name: text(issuer.claims.name),
    email: text(issuer.claims.email),
    academie: academie === null ? null : (mapped(issuer, academie) ?? academie),
    establishment: text(issuer.claims.establishment),
    isStrong:
      (typeof token.acr === 'string' && acr.includes(token.acr)) ||
      methods.some((method) => typeof method === 'string' && amr.includes(method)),
  };
}

const mapped = ({ academies }: IssuerSettings, value: string): string | undefined =>
  Object.hasOwn(academies, value) ? academies[value] : undefined;
