import { PlatformError } from '@switchboard/kernel';
import type { Client } from './clients.ts';
import { readEnv } from './env.ts';
import type { InstalledApp } from './installed-apps.ts';
import type { Service } from './services.ts';

export interface IdentityProviderConfig {
  /** 0 for any free one. */
  readonly port: number;
  /** The apps that people may sign in to. */
  readonly clients: readonly Client[];
  /** The apps that are installed on devices. */
  readonly installed?: readonly InstalledApp[] | undefined;
  /** The programs that may sign in by themselves. */
  readonly services?: readonly Service[] | undefined;
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
    clients: env.IDENTITY_PROVIDER_CLIENTS,
    installed: env.IDENTITY_PROVIDER_INSTALLED,
    services: env.IDENTITY_PROVIDER_SERVICES,
    stateFolder: env.IDENTITY_PROVIDER_STATE,
  };
}

function refusal(reason: string): PlatformError {
  const message = `The local identity provider does not start (${reason})`;
  return new PlatformError('not-for-production', 'input', message);
}
