import { afterAll, describe, expect, it } from '@jest/globals';
import { act, ask, withToken } from '../support/api.js';
import { readyDraft, readyFields } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';

let product: RunningProduct | null = null;
afterAll(async () => {
  await product?.stop();
});

/** The same data under a new process, which dies at the named passage when one is given. */
async function again(dataDir: string, crashAt?: string): Promise<RunningProduct> {
  product = await startProduct({ dataDir, env: crashAt ? { CRASH_AT: crashAt } : {} });
  return product;
}

const stateOf = async (at: RunningProduct, id: string, token: string) =>
  (
    await ask<{ resource: { state: string; versions: { number: number; title: string }[] } | null }>(
      at.pages,
      'query($id: String!) { resource(slug: $id) { state versions { number title } } }',
      { id },
      withToken('author', token),
    )
  ).data?.resource;

describe('SIGKILL loses nothing that was acknowledged', () => {
  let author: Person;
  let token: string;
  let dataDir: string;
  let acknowledged: string;

  it('what was published before the kill is there after it', async () => {
    const first = await startProduct();
    product = first;
    dataDir = first.dataDir;
    author = await join(first, 'Autrice');
    token = (await author.token('WRITE')).secret;
    const draft = await readyDraft(first, withToken('author', token));
    await act(
      first,
      withToken('author', token),
      ['publishResource', { draftId: draft.id }],
      'resource { id }',
    );
    acknowledged = draft.resource.id;
    await first.kill();
    const second = await again(dataDir);
    expect(await stateOf(second, acknowledged, token)).toMatchObject({
      state: 'PUBLISHED',
      versions: [{ number: 1, title: readyFields.title }],
    });
    await second.stop({ keepData: true });
  }, 300_000);

  it.each(['publish.inTx:1', 'publish.committed:1'])(
    'a kill at %s leaves the whole old or the whole new, and a retry is safe',
    async (point) => {
      const doomed = await again(dataDir, point);
      const draft = await readyDraft(doomed, withToken('author', token));
      const answer = await ask(
        doomed.pages,
        'mutation($input: PublishResourceInput!) { publishResource(input: $input) { resource { id } } }',
        { input: { draftId: draft.id } },
        withToken('author', token),
      ).catch(() => null);
      expect(answer?.data ?? null).toBeNull(); // not acknowledged
      await doomed.kill();
      const survivor = await again(dataDir);
      const before = await stateOf(survivor, draft.resource.id, token);
      const isNew = before?.state === 'PUBLISHED';
      expect(isNew ? before.versions.map((version) => version.number) : before?.state).toEqual(
        isNew ? [1] : 'DRAFT',
      );
      expect(isNew).toBe(point.startsWith('publish.committed'));
      if (!isNew)
        await act(
          survivor,
          withToken('author', token),
          ['publishResource', { draftId: draft.id }],
          'resource { id }',
        );
      expect((await stateOf(survivor, draft.resource.id, token))?.versions).toHaveLength(1);
      expect(await stateOf(survivor, acknowledged, token)).toMatchObject({ state: 'PUBLISHED' });
      await survivor.stop({ keepData: true });
    },
    300_000,
  );

  it('a kill during an upload leaves no half file, and the same upload then succeeds', async () => {
    const doomed = await again(dataDir, 'upload.copied:1');
    const send = (to: RunningProduct) => {
      const form = new FormData();
      form.append('file', new Blob(['# Angles\n\nUn texte.\n'], { type: 'text/markdown' }), 'angles.md');
      return fetch(`${to.pages}/depots`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: form,
      });
    };
    expect(
      await send(doomed).then(
        (response) => response.status,
        () => 'cut',
      ),
    ).toBe('cut');
    await doomed.kill();
    const survivor = await again(dataDir);
    const response = await send(survivor);
    expect(response.status).toBe(201);
    const { uploads } = (await response.json()) as { uploads: { id: string; state: string }[] };
    expect(uploads).toMatchObject([{ state: 'accepted' }]);
    expect(await stateOf(survivor, acknowledged, token)).toMatchObject({ state: 'PUBLISHED' });
  }, 300_000);
});
