import type { Quality } from './use-calls';

type Name = Exclude<keyof Quality, 'lostLately'>;

const ORDER = [
  ...['codec', 'lost', 'concealed', 'jitterMs', 'roundTripMs'],
  ...['packetsReceived', 'packetsSent'],
] as readonly Name[];

/** What is known of a quality, in the order in which it is told. */
export function qualityParts(quality: Quality): readonly (readonly [Name, string | number])[] {
  return ORDER.flatMap((name) => {
    const value = quality[name];
    return value === null ? [] : [[name, value] as const];
  });
}
