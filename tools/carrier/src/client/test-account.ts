/** The one account of a carrier that a test starts. */
export const TEST_ACCOUNT = {
  systemId: 'switchboard',
  password: 'pretend',
  inventoryKey: 'inventory-key-only-for-tests',
} as const;
