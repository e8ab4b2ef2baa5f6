import { readConfig } from '../../src/config/config.ts';
import type { PhoneConfig } from '../../src/config/config.ts';

/**
 * Where the services of this build are: variables of this name are written into it by Metro, and only where
 * they are read by their whole name.
 */
export function configOfBuild(): PhoneConfig | undefined {
  return readConfig({
    issuer: process.env.EXPO_PUBLIC_ISSUER,
    clientId: process.env.EXPO_PUBLIC_CLIENT_ID ?? 'switchboard-native',
    accessUrl: process.env.EXPO_PUBLIC_ACCESS_URL,
    allowInsecure: process.env.EXPO_PUBLIC_ALLOW_INSECURE === 'true',
  });
}
