import { envPort, parseEnv } from '@switchboard/service';
import { z } from 'zod';

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  IDENTITY_PROVIDER_PORT: envPort.default(3900),
  IDENTITY_PROVIDER_HOST: z.string().default('localhost'),
  IDENTITY_PROVIDER_STATE: z.string().default('.switchboard/identity-provider'),
  WEB_URL: urls('http://localhost:3000'),
  CONSOLE_URL: urls('http://localhost:3200'),
});

/** Several, separated by commas. */
function urls(usual: string) {
  return z
    .string()
    .default(usual)
    .transform((list) => list.split(',').map((url) => url.trim()));
}

export function readEnv(environment = process.env): z.output<typeof schema> {
  return parseEnv(schema, environment);
}
