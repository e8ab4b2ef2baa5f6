import type { Account } from './accounts/accounts.ts';
import { carrierError } from './carrier-errors.ts';
import { readEnv } from './env.ts';
import type { SipConfig } from './sip/sip-network.ts';

export interface CarrierConfig {
  /** 0 for any free one. */
  readonly port: number;
  readonly smppPort: number;
  readonly sip: SipConfig;
  /** Where everything is kept; absent: in memory. */
  readonly stateFolder?: string | undefined;
  readonly accounts: readonly Account[];
}

/**
 * Anybody who reaches it may read every text and be every number, so it runs on a developer's machine alone.
 *
 * @throws PlatformError `not-for-production`
 */
export function readConfig(
  environment?: Readonly<Record<string, string | undefined>>,
): CarrierConfig {
  const env = readEnv(environment);
  if (env.NODE_ENV === 'production') throw refusal('NODE_ENV: production');
  if (!['localhost', '127.0.0.1', '::1'].includes(env.CARRIER_HOST))
    throw refusal('CARRIER_HOST: not on loopback');
  const { CARRIER_SYSTEM_ID: systemId, CARRIER_PASSWORD: password } = env;
  return {
    port: env.CARRIER_PORT,
    smppPort: env.CARRIER_SMPP_PORT,
    sip: {
      port: env.CARRIER_SIP_PORT,
      mediaPorts: env.CARRIER_MEDIA_PORTS,
      trunk: env.CARRIER_TRUNK,
    },
    stateFolder: env.CARRIER_STATE,
    accounts: [{ systemId, password, inventoryKey: env.CARRIER_INVENTORY_KEY }],
  };
}

const refusal = (reason: string): Error =>
  carrierError('not-for-production', `The pretend carrier does not start (${reason})`);
