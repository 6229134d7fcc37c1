import { describeRequest, type Exchange, fingerprint, readRequest, serve } from './meilisearch-exchanges.js';

/** A server that passes everything on to a real Meilisearch and remembers what was said. */
export interface Recorder {
  url: string;
  stop(): Promise<void>;
  /** In the order asked; of a task only its last state. */
  exchanges(): Exchange[];
}

/** `keys`: the real key for each name that clients use in its place, so that no key is ever written down. */
export async function record(upstream: string, keys: ReadonlyMap<string, string>): Promise<Recorder> {
  const recorded: Exchange[] = [];
  let places = 0;
  const server = await serve((request, response) => {
    void readRequest(request).then(async (asked) => {
      const place = places;
      places += 1; // two requests at once keep the order in which they came
      const given = asked.headers.authorization?.replace(/^Bearer /, '') ?? '';
      const answer = await fetch(`${upstream}${asked.path}`, {
        method: asked.method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${keys.get(given) ?? given}` },
        body: asked.body === null ? null : JSON.stringify(asked.body),
      });
      const text = await answer.text();
      const contentType = answer.headers.get('content-type');
      response.writeHead(answer.status, contentType ? { 'content-type': contentType } : {});
      response.end(text);
      recorded[place] = exchange(asked, { status: answer.status, contentType, text });
    });
  });
  return { ...server, exchanges: () => withoutUnfinishedTasks(recorded) };
}

function exchange(
  asked: Exchange['request'],
  { status, contentType, text }: { status: number; contentType: string | null; text: string },
): Exchange {
  const print = fingerprint(asked.body);
  const body = text === '' ? null : (JSON.parse(text, withoutNoise) as unknown);
  const request = { ...asked, body: print.startsWith('sha256:') ? print : asked.body };
  return { request, response: { status, contentType, body } };
}

/** What changes at each run, and what nobody reads. */
const NOISE = new Set([
  'requestUid',
  'processingTimeMs',
  'duration',
  'enqueuedAt',
  'startedAt',
  'finishedAt',
]);
const UNREAD = new Set(['_federation', 'details', 'batchUid', 'canceledBy', 'query', 'facetStats']);

function withoutNoise(name: string, value: unknown): unknown {
  return NOISE.has(name) || UNREAD.has(name) ? undefined : value;
}

function withoutUnfinishedTasks(recorded: readonly Exchange[]): Exchange[] {
  const last = new Map(recorded.map((each) => [describeRequest(each.request), each]));
  return recorded.filter((each) => {
    const key = describeRequest(each.request);
    return !key.startsWith('GET /tasks/') || last.get(key) === each;
  });
}
