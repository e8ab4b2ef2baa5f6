import { envPort, parseEnv } from '@switchboard/service';
import { z } from 'zod';
import { readClients } from './clients.ts';
import { readInstalledApps } from './installed-apps.ts';
import { servicesIn } from './services.ts';

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  IDENTITY_PROVIDER_PORT: envPort.default(3900),
  IDENTITY_PROVIDER_HOST: z.string().default('localhost'),
  IDENTITY_PROVIDER_STATE: z.string().default('.switchboard/identity-provider'),
  IDENTITY_PROVIDER_CLIENTS: z
    .string()
    .regex(/^\s*([\w-]+=https?:\/\/[^\s/]+\/?(\s+|$))*$/, 'name=address, separated by spaces')
    .default('')
    .transform(readClients),
  IDENTITY_PROVIDER_INSTALLED: z
    .string()
    .regex(/^\s*([\w-]+=[a-z][a-z.+-]*:\/\S+(\s+|$))*$/, 'name=address, separated by spaces')
    .default('')
    .transform(readInstalledApps),
  IDENTITY_PROVIDER_SERVICES: servicesIn.default([]),
});

export function readEnv(environment = process.env): z.output<typeof schema> {
  return parseEnv(schema, environment);
}
