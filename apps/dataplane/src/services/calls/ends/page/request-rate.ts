import type { Clock } from '@switchboard/kernel';
import type { ResourceLimits } from '../../../../platform/limits/resources.ts';
import type { Agent } from './agent.ts';

/** What becomes of a request: carried out, refused, or the end of a client that goes on regardless. */
export type Verdict = 'take' | 'refuse' | 'close';

interface Spent {
  readonly requests: Bucket;
  readonly data: Bucket;
  refused: number;
}

/** How much data may come at once, in seconds of what may come on. */
const DATA_BURST_S = 2;

/**
 * Says whether a client may make a request now, and send so many bytes of data with it. Its buckets
 * are forgotten with the client.
 */
export function createRequestRate(
  clock: Clock,
  limits: ResourceLimits,
): (agent: Agent, dataBytes: number) => Verdict {
  const dataPerSecond = limits['signalling.dataBytesPerSecond'];
  const clients = new WeakMap<Agent, Spent>();
  const fresh = (now: number): Spent => ({
    requests: new Bucket(
      limits['signalling.requestBurst'],
      limits['signalling.requestsPerSecond'],
      now,
    ),
    data: new Bucket(DATA_BURST_S * dataPerSecond, dataPerSecond, now),
    refused: 0,
  });
  return (agent, dataBytes) => {
    const now = clock.now();
    const spent = clients.get(agent) ?? fresh(now);
    clients.set(agent, spent);
    if (spent.requests.take(1, now) && spent.data.take(dataBytes, now)) {
      spent.refused = 0;
      return 'take';
    }
    return ++spent.refused > limits['signalling.refusals'] ? 'close' : 'refuse';
  };
}

/** Fills by the second, up to its size. */
class Bucket {
  readonly #size: number;
  readonly #perSecond: number;
  #left: number;
  #at: number;

  constructor(size: number, perSecond: number, now: number) {
    this.#size = size;
    this.#perSecond = perSecond;
    this.#left = size;
    this.#at = now;
  }

  take(amount: number, now: number): boolean {
    const gained = ((now - this.#at) / 1_000) * this.#perSecond;
    this.#left = Math.min(this.#size, this.#left + gained);
    this.#at = now;
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }
}
