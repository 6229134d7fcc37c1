import type { RunningProduct } from './product.js';

/** Who calls, as headers: a session's cookie, a token, or nothing. */
export interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const visitor: Caller = { name: 'visitor', headers: {} };

export const withToken = (name: string, token: string): Caller => ({
  name,
  headers: { authorization: `Bearer ${token}` },
});

/** A session as our own pages use it: the cookie, and the header that a foreign page cannot send. */
export const withCookie = (name: string, cookie: string): Caller => ({
  name,
  headers: { cookie, 'apollo-require-preflight': 'true' },
});

interface UserError {
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
}

export interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Data | null;
  /** `extensions.code` of the first error; null without error. */
  readonly code: string | null;
}

/** One GraphQL request over HTTP, whatever its status. */
export async function ask<Data = Record<string, unknown>>(
  pages: string,
  query: string,
  variables: object = {},
  caller: Caller = visitor,
): Promise<Answer<Data>> {
  const response = await fetch(`${pages}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...caller.headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const body = parsed(text) as { data?: Data; errors?: { extensions?: { code?: string } }[] };
  return {
    status: response.status,
    headers: response.headers,
    text,
    data: body.data ?? null,
    code: body.errors ? (body.errors[0]?.extensions?.code ?? 'NO_CODE') : null,
  };
}

/** Calls one mutation with `input` and returns its payload; throws when it was refused. */
export async function act<Payload>(
  product: Pick<RunningProduct, 'pages'>,
  caller: Caller,
  [mutation, input]: readonly [name: string, input: object],
  selection: string,
): Promise<Payload> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation($input: ${inputTypes[mutation] ?? type}) { ${mutation}(input: $input) { ${selection} userErrors { code message field } } }`;
  const answer = await ask<Record<string, Payload & { userErrors: UserError[] }>>(
    product.pages,
    query,
    { input },
    caller,
  );
  const payload = answer.data?.[mutation];
  if (!payload || payload.userErrors.length > 0)
    throw new Error(`${mutation} refused to ${caller.name}: ${answer.text}`);
  return payload;
}

/** Mutations whose input is shared with others. */
const inputTypes: Record<string, string> = {
  ...Object.fromEntries(
    [
      'revokeAccessToken',
      'startProposal',
      'withdrawProposal',
      'withdrawItemProposal',
      'stopSearchingSection',
      'adaptFromProposal',
      'endSession',
      'startVersion',
      'deleteDraft',
      'leaveResource',
      'cancelInvitation',
      'openCall',
      'deleteCall',
      'subscribeToCall',
      'unsubscribeFromCall',
      'openCampaign',
      'beginClosingCampaign',
      'closeCampaign',
      'archiveCampaign',
      'deleteCampaign',
      'withdrawSubmission',
      'acceptAssignment',
      'cancelAssignment',
      'joinCampaign',
      'leaveCampaign',
      'revokeMandate',
      'retryJob',
      'abandonJob',
      'sendReview',
      'removeRemark',
      'shareReviews',
      'takeSuggestion',
    ].map((name) => [name, 'IdInput!']),
  ),
  ...Object.fromEntries(
    ['confirmSecondFactor', 'renewRecoveryCodes', 'removeSecondFactor'].map((name) => [
      name,
      'SecondFactorCodeInput!',
    ]),
  ),
  declareConflict: 'DeclineAssignmentInput!',
  ...Object.fromEntries(['hideResource', 'showResource'].map((name) => [name, 'ModerateResourceInput!'])),
  ...Object.fromEntries(
    ['removeFile', 'dismissRefusedFile', 'removePart', 'removeSource', 'dismissRecognition'].map((name) => [
      name,
      'DraftItemInput!',
    ]),
  ),
};

/** Answers that are no JSON (a page, a stack) have no data and no code. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
