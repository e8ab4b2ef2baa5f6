/** Times as each service writes them. */

/** ISO 8601 with seconds: chat resources. */
export function toSeconds(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Seven fractional digits and an offset: `expiresOn` of tokens. */
export function toTicks(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '0000+00:00');
}
