import { compose } from '../compose.ts';
import type { Carrier, CarrierOverrides } from '../compose.ts';
import type { SipConfig } from '../sip/sip-network.ts';
import { CarrierApi } from './carrier-api.ts';
import { TEST_ACCOUNT } from './test-account.ts';

export interface StartCarrierOptions extends CarrierOverrides {
  /** Absent: in memory. */
  readonly stateFolder?: string;
  /** Absent: any free ones. */
  readonly port?: number;
  readonly smppPort?: number;
  readonly sip?: Partial<SipConfig>;
}

/** Whoever has a trunk says where it is. */
const TEST_SIP: SipConfig = {
  port: 0,
  mediaPorts: { from: 23_000, to: 24_999 },
  trunk: { protocol: 'udp', host: '127.0.0.1', port: 9 },
};

/** A carrier in this process, and all that a test needs to reach it. */
export interface StartedCarrier extends Carrier {
  readonly account: { readonly systemId: string; readonly password: string };
  /** Of that account, for the number inventory. */
  readonly inventoryKey: string;
  readonly api: CarrierApi;
}

/** Starts a carrier with one account. */
export async function startCarrier(options: StartCarrierOptions = {}): Promise<StartedCarrier> {
  const { stateFolder, port = 0, smppPort = 0, sip: given, ...overrides } = options;
  const { inventoryKey, ...account } = TEST_ACCOUNT;
  const accounts = [TEST_ACCOUNT];
  const sip = { ...TEST_SIP, ...given };
  const carrier = await compose({ stateFolder, port, smppPort, sip, accounts }, overrides);
  return { ...carrier, account, inventoryKey, api: new CarrierApi(carrier.http) };
}
