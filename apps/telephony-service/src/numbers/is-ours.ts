import type { OurNumber } from '../generated/prisma/client.ts';

/** Whether texts go in and out by it: the console has not taken it back. */
export function isOurs(number: OurNumber | null): number is OurNumber {
  return number !== null && !isWithdrawn(number);
}

/** What was said by it stays, and nothing is sent from it any more. */
export function isWithdrawn({ routed }: Pick<OurNumber, 'routed'>): boolean {
  return routed === false;
}
