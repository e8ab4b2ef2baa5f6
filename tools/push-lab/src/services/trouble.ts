import type { PushServiceName } from '@switchboard/push';
import { z } from 'zod';

/** What goes wrong at a push service, for so many requests. */
export const trouble = z.strictObject({
  kind: z.enum(['refuse', 'throttle', 'down', 'delay', 'double', 'drop']),
  /** How many requests it lasts. */
  times: z.int().min(1).max(100_000).default(1),
  /** Of `delay`. */
  delayMs: z.int().min(1).max(60_000).default(1_000),
  /** Of `throttle`: what the service asks to wait. */
  retryAfterSeconds: z.int().min(1).max(3_600).default(1),
});

export type Trouble = z.output<typeof trouble>;

/** The troubles that are under way. */
export class Troubles {
  readonly #left = new Map<PushServiceName, { readonly trouble: Trouble; times: number }>();

  begin(service: PushServiceName, begun: Trouble): void {
    this.#left.set(service, { trouble: begun, times: begun.times });
  }

  end(service: PushServiceName): void {
    this.#left.delete(service);
  }

  of(service: PushServiceName): Trouble | undefined {
    return this.#left.get(service)?.trouble;
  }

  /** Of the request that is being answered. */
  take(service: PushServiceName): Trouble | undefined {
    const one = this.#left.get(service);
    if (!one) return undefined;
    one.times -= 1;
    if (one.times === 0) this.#left.delete(service);
    return one.trouble;
  }
}
