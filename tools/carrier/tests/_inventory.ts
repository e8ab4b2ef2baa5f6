import type { StartedCarrier } from '../src/index.ts';

export interface InventoryAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks the number inventory as an account does. */
export async function ask(
  { http, inventoryKey }: Pick<StartedCarrier, 'http' | 'inventoryKey'>,
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<InventoryAnswer> {
  const response = await fetch(`${http}/inventory/v1${path}`, {
    method,
    ...(signal && { signal }),
    headers: {
      authorization: `Bearer ${inventoryKey}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as never };
}

/** Buys a number that texts may be sent from. */
export async function buy(
  carrier: Pick<StartedCarrier, 'http' | 'inventoryKey'>,
  number: string,
): Promise<void> {
  const { status } = await ask(carrier, 'PUT', `/orders/for-${number.slice(1)}`, {
    phoneNumbers: [number],
  });
  if (status !== 200) throw new Error(`not bought: ${status}`);
}
