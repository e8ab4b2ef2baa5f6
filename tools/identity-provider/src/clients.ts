import type { IdentityProviderConfig } from './config.ts';

/** An app that people sign in to. */
export interface Client {
  readonly id: string;
  /** Where it is, as browsers see it. */
  readonly origins: readonly string[];
}

export const webClientId = 'switchboard-web';
const consoleClientId = 'switchboard-console';

export function clientsOf({ webUrls, consoleUrls = [] }: IdentityProviderConfig): Client[] {
  const clients = [
    { id: webClientId, origins: webUrls.map(originOf) },
    { id: consoleClientId, origins: consoleUrls.map(originOf) },
  ];
  return clients.filter(({ origins }) => origins.length > 0);
}

function originOf(url: string): string {
  return new URL(url).origin;
}
