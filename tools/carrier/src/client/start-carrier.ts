import { compose } from '../compose.ts';
import type { Carrier, CarrierOverrides } from '../compose.ts';
import { CarrierApi } from './carrier-api.ts';
import { TEST_ACCOUNT } from './test-account.ts';

export interface StartCarrierOptions extends CarrierOverrides {
  /** Absent: in memory. */
  readonly stateFolder?: string;
  /** Absent: any free ones. */
  readonly port?: number;
  readonly smppPort?: number;
}

/** A carrier in this process, and all that a test needs to reach it. */
export interface StartedCarrier extends Carrier {
  readonly account: { readonly systemId: string; readonly password: string };
  /** Of that account, for the number inventory. */
  readonly inventoryKey: string;
  readonly api: CarrierApi;
}

/** Starts a carrier with one account. */
export async function startCarrier(options: StartCarrierOptions = {}): Promise<StartedCarrier> {
  const { stateFolder, port = 0, smppPort = 0, ...overrides } = options;
  const { inventoryKey, ...account } = TEST_ACCOUNT;
  const accounts = [TEST_ACCOUNT];
  const carrier = await compose({ stateFolder, port, smppPort, accounts }, overrides);
  return { ...carrier, account, inventoryKey, api: new CarrierApi(carrier.http) };
}
