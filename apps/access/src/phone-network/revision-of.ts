import { createHash } from 'node:crypto';
import type { Routing } from './routing-gateway.ts';

/** The same for the same trunks and routes, so that nobody replaces what they have not seen. */
export function revisionOf({ trunks, routes }: Routing): string {
  const parts = [
    trunks.map(({ fqdn, port }) => [fqdn, port]),
    routes.map((one) => [one.name, one.description, one.numberPattern, one.trunks]),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
