import { envPort, parseEnv } from '@switchboard/service';
import { z } from 'zod';

/** SMPP 3.4, 4.1: what fits in a bind. */
const systemId = z.string().regex(/^[\x21-\x7e]{1,15}$/, '1 to 15 characters');
const password = z.string().regex(/^[\x21-\x7e]{1,8}$/, '1 to 8 characters');
const inventoryKey = z.string().regex(/^[\x21-\x7e]{16,512}$/, '16 to 512 characters');

/** Where the trunk is: on this machine, as the carrier is. */
const trunk = z
  .string()
  .regex(/^sip:(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}):(\d{1,5})(;transport=(udp|tcp|tls))?$/, {
    error: 'sip:127.0.0.1:port, with ;transport=udp, tcp or tls',
  })
  .transform((text) => {
    const [, host = '', port, , protocol] =
      /^sip:([^:]+):(\d+)(;transport=(\w+))?$/.exec(text) ?? [];
    return {
      host: host === 'localhost' ? '127.0.0.1' : host,
      port: Number(port),
      protocol: (['tcp', 'tls'] as const).find((one) => one === protocol) ?? ('udp' as const),
    };
  });
const portRange = z
  .string()
  .regex(/^\d{4,5}-\d{4,5}$/, 'two ports with - between them')
  .transform((text) => {
    const [from = 0, to = 0] = text.split('-').map(Number);
    return { from, to };
  })
  .refine(({ from, to }) => from >= 1_024 && to <= 65_535 && to > from, 'ports from 1024 to 65535');

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  CARRIER_HOST: z.string().default('localhost'),
  CARRIER_PORT: envPort.default(3960),
  CARRIER_SMPP_PORT: envPort.default(3961),
  CARRIER_SIP_PORT: envPort.default(5080),
  CARRIER_MEDIA_PORTS: portRange.default({ from: 22_000, to: 22_999 }),
  CARRIER_TRUNK: trunk.default({ host: '127.0.0.1', port: 5_070, protocol: 'udp' }),
  CARRIER_TLS_PORT: envPort.default(5081),
  CARRIER_TLS_CERT: z.string().optional(),
  CARRIER_TLS_KEY: z.string().optional(),
  CARRIER_TLS_CA: z.string().optional(),
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
