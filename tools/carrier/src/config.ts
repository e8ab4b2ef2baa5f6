import { readFileSync } from 'node:fs';
import type { Account } from './accounts/accounts.ts';
import { carrierError } from './carrier-errors.ts';
import { readEnv } from './env.ts';
import type { SipConfig } from './sip/sip-network.ts';
import type { TlsConfig } from './sip/transports.ts';

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
 * @throws Error for files that cannot be read
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
      tls: readTls(env),
    },
    stateFolder: env.CARRIER_STATE,
    accounts: [{ systemId, password, inventoryKey: env.CARRIER_INVENTORY_KEY }],
  };
}

const refusal = (reason: string): Error =>
  carrierError('not-for-production', `The pretend carrier does not start (${reason})`);

/** Of files: a certificate, its key, and whoever vouches for the trunk. */
function readTls(env: ReturnType<typeof readEnv>): TlsConfig | undefined {
  const { CARRIER_TLS_CERT: cert, CARRIER_TLS_KEY: key, CARRIER_TLS_CA: ca } = env;
  if (cert === undefined || key === undefined) {
    if (cert === key && env.CARRIER_TRUNK.protocol !== 'tls') return undefined;
    throw new Error('TLS needs both CARRIER_TLS_CERT and CARRIER_TLS_KEY.');
  }
  const read = (path: string): string => readFileSync(path, 'utf8');
  const trusted = ca === undefined ? {} : { ca: read(ca) };
  return { port: env.CARRIER_TLS_PORT, cert: read(cert), key: read(key), ...trusted };
}
