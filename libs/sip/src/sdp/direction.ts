/** Who sends, seen from whoever describes itself. */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

export const DIRECTIONS: readonly Direction[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];

const sends = (direction: Direction): boolean =>
  direction === 'sendrecv' || direction === 'sendonly';
const receives = (direction: Direction): boolean =>
  direction === 'sendrecv' || direction === 'recvonly';

/** What an answer may say at most to an offer (RFC 3264, 6.1), and no more than we want. */
export function answeringDirection(offered: Direction, wanted: Direction): Direction {
  const canSend = receives(offered) && sends(wanted);
  const canReceive = sends(offered) && receives(wanted);
  if (canSend) return canReceive ? 'sendrecv' : 'sendonly';
  return canReceive ? 'recvonly' : 'inactive';
}
