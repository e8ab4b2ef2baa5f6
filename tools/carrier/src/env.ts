import { envPort, parseEnv } from '@switchboard/service';
import { z } from 'zod';

/** SMPP 3.4, 4.1: what fits in a bind. */
const systemId = z.string().regex(/^[\x21-\x7e]{1,15}$/, '1 to 15 characters');
const password = z.string().regex(/^[\x21-\x7e]{1,8}$/, '1 to 8 characters');
const inventoryKey = z.string().regex(/^[\x21-\x7e]{16,512}$/, '16 to 512 characters');

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  CARRIER_HOST: z.string().default('localhost'),
  CARRIER_PORT: envPort.default(3960),
  CARRIER_SMPP_PORT: envPort.default(3961),
  CARRIER_STATE: z.string().default('.switchboard/carrier'),
  CARRIER_SYSTEM_ID: systemId.default('switchboard'),
  CARRIER_PASSWORD: password,
  CARRIER_INVENTORY_KEY: inventoryKey,
});

export function readEnv(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): z.output<typeof schema> {
  return parseEnv(schema, environment);
}
