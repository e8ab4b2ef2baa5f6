import type { Stores } from './stores.ts';
import { undo } from './undoing.ts';
import type { UndoDeps } from './undoing.ts';

interface World {
  readonly toUndo?: boolean;
  /** Somebody else began to buy the same before. */
  readonly isBeingBought?: boolean;
  readonly owned?: readonly string[];
}

const phoneNumbers = ['+14255550100', '+14255550101'];
const { signal } = new AbortController();

function worldOf({ toUndo = true, isBeingBought = false, owned = [] }: World) {
  const done: string[] = [];
  const note = (what: string) => async (of: string) => void done.push(`${what} ${of}`);
  const operation = { toUndo, phoneNumbers, details: { holdKey: 'hold' } };
  const stores = {
    operations: {
      find: async () => operation,
      isBeingBought: async () => isBeingBought,
      undone: note('undone'),
    },
    numbers: { ownedAmong: async () => new Set(owned) },
  } as unknown as Stores;
  const inventory = { release: note('release'), letGo: note('let go') };
  return { done, deps: { stores, inventory } as unknown as UndoDeps };
}

describe('what an operation has left at the inventory', () => {
  it('is given back, and forgotten then', async () => {
    const { done, deps } = worldOf({});
    await undo('id', deps, signal);
    expect(done).toEqual([
      ...phoneNumbers.map((one) => `release ${one}`),
      'let go hold',
      'undone id',
    ]);
  });

  it('is kept where one has it by another purchase', async () => {
    const { done, deps } = worldOf({ owned: phoneNumbers.slice(0, 1) });
    await undo('id', deps, signal);
    expect(done).toEqual(['release +14255550101', 'let go hold', 'undone id']);
  });

  it('waits for who had begun to buy the same before', async () => {
    const { done, deps } = worldOf({ isBeingBought: true });
    await expect(undo('id', deps, signal)).rejects.toMatchObject({ code: 'numbers-busy' });
    expect(done).toEqual([]);
  });

  it('is given back once', async () => {
    const { done, deps } = worldOf({ toUndo: false });
    await undo('id', deps, signal);
    expect(done).toEqual([]);
  });
});
