import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { IdentityModule } from './index.js';
jest.setTimeout(60_000);
let product: TestApplication;
beforeAll(async () => {
  product = await startTestApplication([IdentityModule]);
});
afterAll(() => product.stop());
describe('x', () => {
  it('y', async () => {
    expect(await product.drain()).toEqual([]);
  });
});
