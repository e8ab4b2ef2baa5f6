import { z } from 'zod';

export const RELAY_ROUTE_TYPES = ['any', 'nearest'] as const;
export type RelayRouteType = (typeof RELAY_ROUTE_TYPES)[number];

/** How long relay credentials may live. Seconds. */
export const RELAY_LIFETIME_SECONDS = { min: 1, max: 172_800, default: 172_800 } as const;

/** An absent body asks for credentials that belong to nobody in particular. */
export const issueRelayConfigurationBody = z
  .object({
    id: z.string().min(1).max(256).nullish(),
    routeType: z.enum(RELAY_ROUTE_TYPES).nullish(),
    ttl: z.number().int().min(RELAY_LIFETIME_SECONDS.min).max(RELAY_LIFETIME_SECONDS.max).nullish(),
  })
  .default({});

export interface RelayIceServer {
  readonly urls: readonly string[];
  readonly username: string;
  readonly credential: string;
  readonly routeType: RelayRouteType;
}

export interface RelayConfiguration {
  readonly expiresOn: string;
  readonly iceServers: readonly RelayIceServer[];
}
