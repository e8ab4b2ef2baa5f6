export interface Part {
  /** How many people's tokens ended. */
  readonly revoked: number;
  /** Where the next part begins; null after the last. */
  readonly after: string | null;
}

/**
 * Asks for one part after the other, until there is none left or somebody says stop. A part that was
 * asked for is always waited for: what became of it would not be known otherwise.
 *
 * @param after where an earlier run stopped, to go on there
 */
export async function revokeInParts(
  ask: (after: string | undefined) => Promise<Part>,
  signal: AbortSignal,
  onPart: (part: Part) => void,
  after?: string,
): Promise<void> {
  let next: string | null | undefined = after;
  do {
    const part = await ask(next ?? undefined);
    onPart(part);
    next = part.after;
  } while (next !== null && !signal.aborted);
}
