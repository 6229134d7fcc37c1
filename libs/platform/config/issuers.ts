/** An identity provider that this installation trusts to say who somebody is, never what she may do. */
export interface IssuerSettings {
  /** In our addresses: small letters, digits, hyphens. */
  readonly key: string;
  /** As people know it: « Académie de Lyon ». */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** Names of the claims that hold what we read beside `iss` and `sub`. */
  readonly claims: {
    readonly name: string;
    readonly email: string;
    readonly academie: string | null;
    readonly establishment: string | null;
  };
  /** Values of the académie claim → our territories, where they differ. */
  readonly academies: Readonly<Record<string, string>>;
  /** Values of `acr` and `amr` by which it asserts a second factor. */
  readonly secondFactor: { readonly acr: readonly string[]; readonly amr: readonly string[] };
}

type Fields = Record<string, unknown>;

/**
 * Reads SSO_ISSUERS, a JSON list. `refuse` throws one French sentence; nothing of the value is repeated in it, for it
 * holds secrets.
 */
export function readIssuers(
  text: string | undefined,
  isLoopback: boolean,
  refuse: (sentence: string) => never,
): IssuerSettings[] {
  if (text === undefined) return [];
  const list = parsed(text);
  if (!Array.isArray(list))
    return refuse('SSO_ISSUERS doit être une liste JSON : voir docs/operations/single-sign-on.md.');
  const issuers = list.map((each: unknown, at) =>
    issuer(
      isFields(each) ? each : {},
      (why) => refuse(`SSO_ISSUERS, fournisseur ${at + 1} : ${why}.`),
      isLoopback,
    ),
  );
  for (const unique of ['key', 'issuer'] as const)
    if (new Set(issuers.map((each) => each[unique])).size < issuers.length)
      return refuse(`SSO_ISSUERS donne deux fois le même « ${unique} ».`);
  return issuers;
}

function issuer(fields: Fields, refuse: (why: string) => never, isLoopback: boolean): IssuerSettings {
  const unknown = Object.keys(fields).find((name) => !known.has(name));
  if (unknown !== undefined) return refuse(`le champ « ${unknown} » n’existe pas`);
  const required = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' && value.trim() !== '' ? value : refuse(`« ${name} » manque`);
  };
  const key = required('key');
  if (!/^[a-z0-9-]{1,40}$/.test(key))
    return refuse('« key » est fait de minuscules, de chiffres et de tirets');
  const claims = isFields(fields.claims) ? fields.claims : {};
  const strong = isFields(fields.secondFactor) ? fields.secondFactor : {};
  return {
    key,
    name: required('name'),
    issuer: webAddress(required('issuer'), isLoopback) ?? refuse('« issuer » est une adresse en https'),
    clientId: required('clientId'),
    clientSecret: required('clientSecret'),
    scope: textOr(fields.scope, 'openid profile email'),
    claims: {
      name: textOr(claims.name, 'name'),
      email: textOr(claims.email, 'email'),
      academie: textOr(claims.academie, null),
      establishment: textOr(claims.establishment, null),
    },
    academies: isFields(fields.academies) ? texts(fields.academies) : {},
    secondFactor: { acr: listOf(strong.acr), amr: listOf(strong.amr) },
  };
}

const known = new Set([
  'key',
  'name',
  'issuer',
  'clientId',
  'clientSecret',
  'scope',
  'claims',
  'academies',
  'secondFactor',
]);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOr = <Default>(value: unknown, otherwise: Default): string | Default =>
  typeof value === 'string' && value !== '' ? value : otherwise;

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

const texts = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );

/** The issuer's exact identifier, as its tokens repeat it; http on loopback only. */
function webAddress(text: string, isLoopback: boolean): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, username } = new URL(text);
  const local = isLoopback && protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (protocol === 'https:' || local) && username === '' ? text : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
