import { createHash } from 'node:crypto';

const RFC_1123 = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
/** What became of a request is remembered for longer than this. */
const MAX_AGE_MS = 24 * 3_600_000;
const MAX_AHEAD_MS = 15 * 60_000;

export interface Repeatability {
  readonly repeatabilityRequestId?: string | undefined;
  readonly repeatabilityFirstSent?: string | undefined;
}

/**
 * Why a request cannot be told from one that was made before.
 *
 * @param machineMs the time of the machine, as clients have it
 * @returns undefined when it can, or does not say that it may be repeated
 */
export function repeatabilityProblem(
  { repeatabilityRequestId: id, repeatabilityFirstSent: firstSent }: Repeatability,
  machineMs: number,
): string | undefined {
  if (id === undefined && firstSent === undefined) return undefined;
  if (!id) return 'The repeatability request id is missing.';
  const at = RFC_1123.test(firstSent ?? '') ? Date.parse(firstSent!) : NaN;
  if (Number.isNaN(at)) return 'Repeatability-First-Sent must have the RFC1123 pattern.';
  const ageMs = machineMs - at;
  if (ageMs > MAX_AGE_MS) return 'The request was first sent too long ago.';
  return ageMs < -MAX_AHEAD_MS ? 'The request was first sent in the future.' : undefined;
}

/** Two requests with one id must ask for the same. */
export function digestOf(from: string, to: string, message: string): string {
  return createHash('sha256')
    .update(JSON.stringify([from, to, message]))
    .digest('base64');
}
