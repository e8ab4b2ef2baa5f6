import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { delay } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { z } from 'zod';
import { MAX_SUBSCRIPTIONS, subscriptionInput } from './subscription.ts';
import type { Subscription, SubscriptionInput } from './subscription.ts';
import type { Subscriptions } from './subscriptions.ts';

const fileSchema = z.array(subscriptionInput).max(MAX_SUBSCRIPTIONS);
/** An endpoint may start after us, and misses what happens until it is asked: often for a minute, then ever less. */
const FIRST_MINUTE_MS = Array.from({ length: 12 }, () => 5_000);
const ASK_AGAIN_MS = [1_000, 2_000, ...FIRST_MINUTE_MS, 30_000, 60_000, 300_000];

/** @throws Error naming the field, never what it holds: there are secrets in it */
export async function readSubscriptionFile(path: string): Promise<SubscriptionInput[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error('DATAPLANE_EVENTS_SUBSCRIPTIONS: the file cannot be read');
  });
  const parsed = fileSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') || 'the file';
  throw new Error(`DATAPLANE_EVENTS_SUBSCRIPTIONS: ${where} is not as it must be`);
}

export interface ApplyOptions {
  readonly subscriptions: Subscriptions;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Makes subscriptions that are to be there, and asks their endpoints until they say yes. */
export async function applySubscriptions(
  inputs: readonly SubscriptionInput[],
  options: ApplyOptions,
): Promise<void> {
  await Promise.all(inputs.map((input) => applyOne(input, options)));
}

async function applyOne(
  input: SubscriptionInput,
  { subscriptions, clock, signal }: ApplyOptions,
): Promise<void> {
  let state = await put(subscriptions, input);
  for (const waitMs of ASK_AGAIN_MS) {
    if (state !== 'Failed') return;
    await delay(clock, waitMs, signal);
    state = await put(subscriptions, input);
  }
}

async function put(subscriptions: Subscriptions, input: SubscriptionInput) {
  const { name, ...change } = input;
  const found = (await subscriptions.list()).find((one) => one.name === name);
  if (!found) return (await subscriptions.create(input)).state;
  if (found.state === 'Succeeded' && isAlike(found, input)) return found.state;
  return (await subscriptions.update(name, change)).state;
}

function isAlike(found: Subscription, input: SubscriptionInput): boolean {
  const { name: _name, endpoint, headers = found.headers, ...settings } = input;
  const same = { endpoint: found.endpoint, headers: found.headers, settings: found.settings };
  return isDeepStrictEqual({ endpoint, headers, settings }, same);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
