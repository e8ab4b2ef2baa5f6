import type { Clock } from '@switchboard/kernel';
import type { Agent } from './agent.ts';

/** A session description with its candidates comes in one go. */
const BURST = 400;
const PER_SECOND = 60;

/** Says whether a client may make a request now: a bucket for each, forgotten with the client. */
export function pace(clock: Clock): (agent: Agent) => boolean {
  const buckets = new WeakMap<Agent, { tokens: number; at: number }>();
  return (agent) => {
    const now = clock.now();
    const bucket = buckets.get(agent) ?? { tokens: BURST, at: now };
    const filled = bucket.tokens + ((now - bucket.at) / 1_000) * PER_SECOND;
    const tokens = Math.min(BURST, filled) - 1;
    if (tokens >= 0) buckets.set(agent, { tokens, at: now });
    return tokens >= 0;
  };
}
