import { Client, S3Error } from 'minio';
import type { Store } from './store.js';
import type { StorePlace } from './target.js';

type BucketPlace = Extract<StorePlace, { endpoint: string }>;

/** A bucket of any server of S3; an answer that is not « no such object » is thrown as it came. */
export function bucketStore({ endpoint, bucket, accessKey, secretKey, region }: BucketPlace): Store {
  const { protocol, hostname, port } = new URL(endpoint);
  const useSSL = protocol === 'https:';
  const client = new Client({
    endPoint: hostname,
    port: Number(port) || (useSSL ? 443 : 80),
    useSSL,
    ...{ accessKey, secretKey, region },
  });
  return {
    list: async function* (prefix) {
      for (let token = ''; ;) {
        const page = await client.listObjectsV2Query(bucket, prefix, token, '', 1000, '');
        for (const { name, size, lastModified } of page.objects)
          if (name !== undefined) yield { key: name, size, modifiedAt: lastModified };
        if (!page.isTruncated) return;
        token = page.nextContinuationToken;
      }
    },
    open: async (key) => {
      try {
        return await client.getObject(bucket, key);
      } catch (error) {
        if (error instanceof S3Error && error.code === 'NoSuchKey') return null;
        throw error;
      }
    },
  };
}
