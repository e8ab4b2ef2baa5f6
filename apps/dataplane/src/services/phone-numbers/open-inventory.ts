import type { Scope } from '@switchboard/kernel';
import type { Platform } from '../../platform/platform.ts';
import { CarrierInventory } from './carrier-inventory.ts';
import type { NumbersConfig } from './config.ts';
import { FileInventory } from './file-inventory.ts';
import type { Inventory } from './inventory.ts';
import { readInventoryFile } from './inventory-file.ts';

/** Where numbers come from; without a setting there are none to buy. */
export async function openInventory(
  config: NumbersConfig,
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  scope: Scope,
): Promise<Inventory> {
  if (config.kind === 'carrier') {
    const { url, key } = config;
    return scope.use(new CarrierInventory({ url, key, clock }));
  }
  const offerings = config.kind === 'file' ? await readInventoryFile(config.path) : [];
  return new FileInventory(offerings, { db: database.db, clock });
}
