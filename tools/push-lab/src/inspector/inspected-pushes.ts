import type { PushServiceName } from '@switchboard/push';
import type { Outcome } from '../devices/device.ts';
import type { Verdict } from '../services/rule.ts';

const MAX_KEPT = 500;

/** A request to a push service, and what came of it. */
export interface InspectedPush {
  readonly number: number;
  readonly service: PushServiceName;
  readonly atMs: number;
  /** What the service answered. */
  readonly status: number;
  /** The device that it was for; absent when the address reaches nobody. */
  readonly deviceId: string | undefined;
  readonly bytes: number;
  readonly verdicts: readonly Verdict[];
  readonly trouble: string | undefined;
  /** Of the payload; undefined for what is none of ours. */
  readonly type: string | undefined;
  readonly eventId: string | undefined;
  readonly isUrgent: boolean | undefined;
  readonly lifetimeMs: number | undefined;
  readonly collapseKey: string | undefined;
  /** As it was sent, for whoever looks at it here; nothing of it is logged. */
  readonly payload: unknown;
  /** What the device did; absent while it is on its way, or was dropped. */
  outcome: Outcome | undefined;
}

/** The last requests to all services. */
export class InspectedPushes {
  #kept: InspectedPush[] = [];
  #count = 0;

  get all(): readonly InspectedPush[] {
    return this.#kept;
  }

  /** How many there were since the start. */
  get count(): number {
    return this.#count;
  }

  add(push: Omit<InspectedPush, 'number' | 'outcome'>): InspectedPush {
    const kept: InspectedPush = { ...push, number: ++this.#count, outcome: undefined };
    this.#kept.push(kept);
    if (this.#kept.length > MAX_KEPT) this.#kept = this.#kept.slice(-MAX_KEPT);
    return kept;
  }

  clear(): void {
    this.#kept = [];
  }
}
