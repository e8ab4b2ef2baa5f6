import { z } from 'zod';
import { azureOrigins } from './azure-origins.ts';

/** The variable of every server whose pages talk to the data plane, as a part of its own schema. */
export const connectEnv = {
  /** Origins a page may talk to besides its app, separated by spaces. */
  CONNECT_ORIGINS: z
    .string()
    // It becomes part of a policy, in which these begin something else.
    .regex(/^[^;,]*$/, 'origins are separated by spaces')
    .default(azureOrigins.join(' ')),
};

/** What the content security policy depends on; read apart, because each page needs it. */
export function connectPolicy(env: Readonly<Record<string, string | undefined>>) {
  const connectOrigins = connectEnv.CONNECT_ORIGINS.parse(env['CONNECT_ORIGINS'] || undefined);
  return {
    connectOrigins,
    ownWorkers: connectOrigins.includes('.communication.azure.com'),
    development: env['NODE_ENV'] === 'development',
  };
}
