import { PlatformError } from '@switchboard/kernel';
import { readEnv } from './env.ts';

export interface IdentityProviderConfig {
  /** 0 for any free one. */
  readonly port: number;
  /** Where the web app is, as browsers see it; its callback is `/auth/callback`. */
  readonly webUrls: readonly string[];
  /** The same of the console. */
  readonly consoleUrls?: readonly string[];
  /** Where keys survive a restart; absent: they do not. */
  readonly stateFolder?: string | undefined;
}

/**
 * Everybody can be anybody here, so it runs on a developer's machine and nowhere else.
 *
 * @throws PlatformError `not-for-production`
 */
export function readConfig(environment = process.env): IdentityProviderConfig {
  const env = readEnv(environment);
  if (env.NODE_ENV === 'production') throw refusal('NODE_ENV: production');
  if (!['localhost', '127.0.0.1', '::1'].includes(env.IDENTITY_PROVIDER_HOST)) {
    throw refusal('IDENTITY_PROVIDER_HOST: not on loopback');
  }
  return {
    port: env.IDENTITY_PROVIDER_PORT,
    webUrls: env.WEB_URL,
    consoleUrls: env.CONSOLE_URL,
    stateFolder: env.IDENTITY_PROVIDER_STATE,
  };
}

function refusal(reason: string): PlatformError {
  const message = `The local identity provider does not start (${reason})`;
  return new PlatformError('not-for-production', 'input', message);
}
