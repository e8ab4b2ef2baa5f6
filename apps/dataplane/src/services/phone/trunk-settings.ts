import { readFile } from 'node:fs/promises';
import type { SipProtocol } from '@switchboard/sip';
import { z } from 'zod';
import type { PhoneConfig } from './config.ts';

/** What the resource does not say of a trunk: how it is spoken to. */
export interface TrunkSettings {
  readonly protocol?: SipProtocol | undefined;
  /** Where it is, if its name does not say so. */
  readonly address?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

const file = z.record(
  z.string(),
  z.strictObject({
    protocol: z.enum(['udp', 'tcp', 'tls']).optional(),
    address: z.string().optional(),
    user: z.string().max(64).optional(),
    password: z.string().max(256).optional(),
  }),
);

/**
 * By domain name, from the file and from the address of the only trunk.
 *
 * @throws Error naming the file when it cannot be used; its content is not in it
 */
export async function readTrunkSettings(
  config: Extract<PhoneConfig, { kind: 'on' }>,
): Promise<ReadonlyMap<string, TrunkSettings>> {
  const { trunk, trunksFile } = config;
  const settings = new Map<string, TrunkSettings>();
  if (trunksFile !== undefined) {
    for (const [fqdn, one] of Object.entries(await read(trunksFile))) {
      settings.set(fqdn.toLowerCase(), one);
    }
  }
  if (trunk) {
    const { host, protocol, user, password } = trunk;
    settings.set(host, { protocol, user, password });
  }
  return settings;
}

async function read(path: string): Promise<z.output<typeof file>> {
  try {
    return file.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    throw new Error(`SIP_TRUNKS: ${path} is no usable file of trunks.`);
  }
}
