import type { PublishedEvent } from './event.ts';

/** Whoever holds a delivery and has not settled it for so long is dead; longer than any answer takes. */
export const LEASE_MS = 60_000;

/** A delivery that nobody but this process delivers, until its lease ends. */
export interface HeldDelivery {
  /** Of its row, once that is written; none when it could not be, or when the event was there already. */
  readonly id: Promise<number | undefined>;
  /** This one included. */
  readonly attempts: number;
  /** Whoever claims it later has a greater one. */
  readonly lease: number;
  readonly untilMs: number;
  readonly sinceMs: number;
  readonly event: PublishedEvent;
}
