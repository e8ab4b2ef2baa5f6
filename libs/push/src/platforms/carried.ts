/** One push as a push service takes it, without the address of the device. */
export interface Carried {
  /** What is sent, as it is: JSON or XML. */
  readonly body: string;
  /** What the service keeps for one device under the same key replaces what it kept. */
  readonly collapseKey?: string;
  readonly lifetimeSeconds: number;
}

/** How many bytes of UTF-8 the services take (their documentation, 2026): Web Push after its encryption's overhead. */
export const MAX_BYTES = {
  fcm: 4_096,
  apns: 4_096,
  'apns-voip': 5_120,
  wns: 5_000,
  'web-push': 3_993,
} as const;

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
