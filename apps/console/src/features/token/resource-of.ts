/** The ACS resource that a communication user id was made at. */
export function resourceOf(userId: string | null): string | undefined {
  return /^8:[a-z-]+:([0-9a-f-]{36})_/i.exec(userId ?? '')?.[1];
}
