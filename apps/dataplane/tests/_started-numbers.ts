import type { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { control, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { FakeInventory } from './_inventory.ts';
import { advance, carrier, numbersClient } from './_numbers.ts';

export const minutes = (count: number): number => count * 60_000;

/** What the tests of a file share. */
export interface StartedNumbers {
  readonly running: Running;
  readonly inventory: FakeInventory;
  client(): PhoneNumbersClient;
  /** Both clocks: the carrier's is a machine's of its own. */
  later(ms: number): Promise<void>;
}

/** A data plane over an inventory for all tests of a file, both as new before each. */
export function useNumbers(): StartedNumbers {
  let running: Running;
  let inventory: FakeInventory;
  beforeAll(async () => {
    inventory = await FakeInventory.open();
    running = await start(carrier(inventory));
  });
  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await inventory[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    await control(running.plane, 'POST', '/reset');
    inventory.reset();
    const { body } = await control(running.plane, 'GET', '/clock');
    const { offsetMs } = body as { offsetMs: number };
    inventory.now = () => Date.now() + offsetMs;
  });
  return {
    get running() {
      return running;
    },
    get inventory() {
      return inventory;
    },
    client: () => numbersClient(running.plane),
    async later(ms) {
      const before = inventory.now;
      inventory.now = () => before() + ms;
      await advance(running.plane, ms);
    },
  };
}
