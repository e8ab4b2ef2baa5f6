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

/** What a template leaves empty is not set. */
const setting = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((text) => text || undefined)
    .optional();

const file = z.record(
  z.string(),
  z.strictObject({
    protocol: z.enum(['udp', 'tcp', 'tls']).optional(),
    address: setting(253),
    user: setting(64),
    password: setting(256),
  }),
);

/**
 * By domain name, from the file and from the address of the only trunk, which goes before what the file says of it.
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
    const { host, port: _port, ...said } = trunk;
    settings.set(host, { ...settings.get(host), ...said });
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
