import { PlatformError } from '@switchboard/kernel';
import type { Inventory } from './inventory.ts';
import type { Stores } from './stores.ts';

export interface UndoDeps {
  readonly stores: Stores;
  readonly inventory: Inventory;
}

/**
 * Makes the inventory forget what an operation that failed has left there. Nobody can begin to buy its
 * numbers until then, and it waits for whoever had begun before.
 *
 * @throws whatever hindered it, to be tried again
 */
export async function undo(
  id: string,
  { stores, inventory }: UndoDeps,
  signal: AbortSignal,
): Promise<void> {
  const operation = await stores.operations.find(id);
  if (!operation?.toUndo) return;
  const { phoneNumbers } = operation;
  if (await stores.operations.isBeingBought(phoneNumbers)) throw busy();
  const owned = await stores.numbers.ownedAmong(phoneNumbers);
  for (const one of phoneNumbers) if (!owned.has(one)) await inventory.release(one, signal);
  const { holdKey } = operation.details as { readonly holdKey: string };
  await inventory.letGo(holdKey, signal);
  await stores.operations.undone(id);
}

function busy(): PlatformError {
  const message = 'Somebody else is about to buy what is to be given back.';
  return new PlatformError('numbers-busy', 'conflict', message);
}
