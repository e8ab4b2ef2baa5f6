import { contractFor } from '@switchboard/calling/testing';
import type { ContractRole } from '@switchboard/calling/testing';
import type { Page } from '@playwright/test';
import { startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { openPages } from './_browser.ts';
import type { Pages } from './_browser.ts';
import type { Clothes, ContractPage } from './_contract-page.ts';
import { identities, newPerson, rooms } from './_people.ts';

const TIMEOUT_MS = 120_000;
const MEDIA = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream=fps=5',
  '--auto-accept-this-tab-capture',
  '--autoplay-policy=no-user-gesture-required',
];

declare const globalThis: { page: ContractPage };

let stack: Stack;
let pages: Pages;
let page: Page;

beforeAll(async () => {
  [stack, pages] = await Promise.all([startStack(), openPages('_contract-page.ts', MEDIA)]);
  page = await pages.open();
  await page.exposeFunction('makeIdentity', async (userId?: string) => {
    if (userId === undefined) {
      const { id, token } = await newPerson(stack.dataplane, ['voip']);
      return { id, token };
    }
    const user = { communicationUserId: userId };
    const { token } = await identities(stack.dataplane).getToken(user, ['voip']);
    return { id: userId, token };
  });
  await page.exposeFunction('makeRoom', async (people: Readonly<Record<string, ContractRole>>) => {
    const participants = Object.entries(people).map(([communicationUserId, role]) => ({
      id: { communicationUserId },
      role,
    }));
    const room = await rooms(stack.dataplane).createRoom({ participants });
    return room.id;
  });
}, TIMEOUT_MS);
afterAll(async () => {
  await pages?.[Symbol.asyncDispose]();
  await stack?.[Symbol.asyncDispose]();
}, TIMEOUT_MS);

describe.each<Clothes>(['bare', 'behind proxies'])('a module %s', (clothes) => {
  // No phones yet: the data plane calls none.
  test.each(contractFor({}).map(({ name }) => name))(
    '%s',
    async (name) => {
      const wrong = await page.evaluate(
        ([one, endpoint, wears]) => globalThis.page.play(one, endpoint, true, wears),
        [name, stack.dataplane.http, clothes] as const,
      );
      expect(wrong).toBeUndefined();
    },
    60_000,
  );
});
