import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { tooManyRequests } from '../wire/errors.ts';
import type { LimitPolicy, LimitRule } from './policy.ts';

export interface Subject {
  readonly user?: string | undefined;
  readonly thread?: string | undefined;
  /** The other one of a pair. */
  readonly peer?: string | undefined;
  /** Whom a text comes from. */
  readonly sender?: string | undefined;
}

/** Counts requests against a policy. */
export interface Limits {
  /**
   * @param count how many of it at once
   * @throws WireError 429 with the time to wait
   */
  consume(operation: string, subject: Subject, count?: number): Promise<void>;
  /**
   * Starts every window anew. Windows pass in machine time, so whoever turns the data plane's clock
   * says so here.
   */
  reset(): void;
}

interface Window {
  readonly rule: LimitRule;
  readonly limiter: RateLimiterAbstract;
}

export function createLimits(policy: Pick<LimitPolicy, 'rules'>, redis?: Redis): Limits {
  const byOperation = new Map<string, Window[]>();
  policy.rules.forEach((rule, index) => {
    const window = { rule, limiter: createLimiter(rule, index, redis) };
    for (const operation of rule.operations) {
      byOperation.set(operation, [...(byOperation.get(operation) ?? []), window]);
    }
  });
  let epoch = 0;
  return {
    async consume(operation, subject, count = 1) {
      for (const window of byOperation.get(operation) ?? [])
        await take(window, subject, { epoch, count });
    },
    reset() {
      epoch++;
    },
  };
}

function createLimiter(rule: LimitRule, index: number, redis?: Redis): RateLimiterAbstract {
  const options = {
    keyPrefix: `switchboard:limit:${index}`,
    points: rule.limit,
    duration: rule.seconds,
  };
  if (!redis) return new RateLimiterMemory(options);
  // Without Redis each process counts alone: looser, but the service stays up.
  const insuranceLimiter = new RateLimiterMemory(options);
  return new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter });
}

async function take(
  { rule, limiter }: Window,
  subject: Subject,
  { epoch, count }: { readonly epoch: number; readonly count: number },
): Promise<void> {
  const key = [epoch, ...rule.per.map((part) => subject[part] ?? '')].join('|');
  try {
    await limiter.consume(key, count);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw tooManyRequests(refusal.msBeforeNext);
    throw refusal;
  }
}
