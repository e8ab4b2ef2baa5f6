/** Who is told is out in well under a second; who finds out by asking takes far longer than this. Milliseconds. */
export const TOLD_MS = 5_000;
