import type { Setting } from './app.ts';

/** By what the data plane is known to the pretend phone network. */
export function carrierAccountOf({ secret }: Pick<Setting, 'secret'>) {
  return {
    systemId: 'switchboard',
    // No longer one fits in a bind (SMPP 3.4, 4.1).
    password: secret('carrier-password').slice(0, 8),
    inventoryKey: secret('carrier-inventory-key'),
  };
}
