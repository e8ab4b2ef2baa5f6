const SEQUENCES = 2 ** 16;

/**
 * The index that a packet most likely has (RFC 3711 section 3.3.1): packets carry 16 bits of it, and how often these have begun
 * anew is guessed from the highest that is known.
 * @param highest -1 where none is known: then the packet is of the first round
 */
export function packetIndexOf(sequence: number, highest: number): number {
  if (highest < 0) return sequence;
  const round = Math.floor(highest / SEQUENCES);
  const last = highest % SEQUENCES;
  const step = sequence - last;
  if (step > SEQUENCES / 2) return round === 0 ? sequence : (round - 1) * SEQUENCES + sequence;
  if (step < -SEQUENCES / 2) return (round + 1) * SEQUENCES + sequence;
  return round * SEQUENCES + sequence;
}

/** The bytes of how often the sequence has begun anew, which are authenticated and not sent. */
export function roundOf(index: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, Math.floor(index / SEQUENCES));
  return bytes;
}
