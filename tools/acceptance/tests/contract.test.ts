import { contract } from '@switchboard/calling/testing';
import type { ContractRole } from '@switchboard/calling/testing';
import { Scope } from '@switchboard/kernel';
import type { Page } from '@playwright/test';
import { TestTrunk } from '@switchboard/sip/testing';
import { startStack } from '@switchboard/testing';
import type { Stack, StackOptions } from '@switchboard/testing';
import { openPages } from './_browser.ts';
import type { Clothes, ContractPage } from './_contract-page.ts';
import type { PhoneAct } from './_contract-phone.ts';
import { ContractPhones, OURS } from './_contract-phones.ts';
import { identities, newPerson, rooms } from './_people.ts';

const TIMEOUT_MS = 120_000;
const MEDIA = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream=fps=5',
  '--auto-accept-this-tab-capture',
  '--autoplay-policy=no-user-gesture-required',
];

declare const globalThis: { page: ContractPage };

/** Where cases are played. */
interface Stage {
  readonly stack: Stack;
  readonly page: Page;
}

const scope = new Scope();
let withPhones: Stage;
let withoutPhones: Stage;
let phones: ContractPhones;

beforeAll(async () => {
  const trunk = scope.use(await TestTrunk.open());
  const phone = { trunkPort: trunk.port, rtpPorts: '31000-31099' };
  const pages = scope.use(await openPages('_contract-page.ts', MEDIA));
  const open = async (options: StackOptions): Promise<Stage> => {
    const stack = scope.use(await startStack(options));
    const page = await pages.open();
    await lendPeople(page, stack);
    return { stack, page };
  };
  [withPhones, withoutPhones] = await Promise.all([open({ phone }), open({})]);
  phones = scope.use(await ContractPhones.start(withPhones.stack, trunk));
  await lendPhones(withPhones.page);
}, TIMEOUT_MS);
afterEach(() => phones.clear());
afterAll(() => scope.end(), TIMEOUT_MS);

async function lendPeople(page: Page, { dataplane }: Stack): Promise<void> {
  await page.exposeFunction('makeIdentity', async (userId?: string) => {
    if (userId === undefined) {
      const { id, token } = await newPerson(dataplane, ['voip']);
      return { id, token };
    }
    const user = { communicationUserId: userId };
    const { token } = await identities(dataplane).getToken(user, ['voip']);
    return { id: userId, token };
  });
  await page.exposeFunction('makeRoom', async (people: Readonly<Record<string, ContractRole>>) => {
    const participants = Object.entries(people).map(([communicationUserId, role]) => ({
      id: { communicationUserId },
      role,
    }));
    const room = await rooms(dataplane).createRoom({ participants });
    return room.id;
  });
}

async function lendPhones(page: Page): Promise<void> {
  await page.exposeFunction('openPhone', () => phones.open());
  await page.exposeFunction('usePhone', (number: string, act: PhoneAct, text: string) =>
    phones.use(number, act, text),
  );
}

describe.each<Clothes>(['bare', 'behind proxies'])('a module %s', (clothes) => {
  test.each(contract.map(({ name, needsPhones = true }) => [name, needsPhones] as const))(
    '%s',
    async (name, callsPhones) => {
      const { stack, page } = callsPhones ? withPhones : withoutPhones;
      const place = {
        endpoint: stack.dataplane.http,
        clothes,
        ...(callsPhones && { callerId: OURS }),
      };
      const wrong = await page.evaluate(([one, where]) => globalThis.page.play(one, where), [
        name,
        place,
      ] as const);
      expect(wrong).toBeUndefined();
    },
    60_000,
  );
});
