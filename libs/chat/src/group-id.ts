/**
 * The group that everybody of a conversation meets in: made from its id, so nobody has to be told.
 *
 * @returns a UUID of version 8, which leaves its bits to whoever makes it
 */
export async function groupIdOf(threadId: string): Promise<string> {
  const text = new TextEncoder().encode(`switchboard call of ${threadId}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  const hex = [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) & 3];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
