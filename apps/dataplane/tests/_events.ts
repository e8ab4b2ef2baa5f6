import { eventsPort } from '../src/services/events/port.ts';
import type { Events, NewEvent } from '../src/services/events/port.ts';
import { eventsService } from '../src/services/events/service.ts';
import type { Config, Overrides } from '../src/index.ts';
import type { Transaction } from '../src/platform/database/database.ts';
import { control, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { until } from './_until.ts';

/** A delivery as the control plane shows it. */
export interface Delivery {
  readonly id: number;
  readonly subscription: string;
  readonly state: string;
  readonly attempts: number;
  readonly eventId: string;
  readonly type: string;
  readonly nextAttemptAt: string | null;
  readonly publishedAt: string;
  readonly lastOutcome: string | null;
  readonly deadLetterReason: string | null;
  readonly history: readonly { readonly at: string; readonly outcome: string }[];
}

/** A data plane into whose events one can reach. */
export interface WithEvents extends Running {
  readonly events: Events;
  readonly db: Transaction;
  /** As another service would. */
  publish(...events: readonly Partial<NewEvent>[]): Promise<void>;
  subscribe(name: string, endpoint: string, more?: object): Promise<Record<string, unknown>>;
  deliveries(subscription: string, query?: string): Promise<Delivery[]>;
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  advance(ms: number): Promise<void>;
}

export async function startWithEvents(
  config: Partial<Config> = {},
  overrides: Overrides = {},
): Promise<WithEvents> {
  const reached: { events?: Events; db?: Transaction } = {};
  const module: typeof eventsService = {
    ...eventsService,
    async open(platform, its) {
      const service = await eventsService.open(platform, its);
      reached.events = platform.ports.use(eventsPort);
      reached.db = platform.database.db;
      return service;
    },
  };
  const services = [module, ...(overrides.services ?? [])];
  const running = await start(config, { ...overrides, services });
  const events = reached.events!;
  const db = reached.db!;
  const ask = (method: string, path: string, body?: unknown) =>
    control(running.plane, method, path, body);
  return {
    ...{ ...running, events, db, ask },
    async publish(...some) {
      const base = { type: 'SMSReceived', subject: 's', data: {}, timeMs: Date.now() };
      (
        await events.append(
          db,
          some.map((one) => ({ ...base, ...one })),
        )
      )();
    },
    async subscribe(name, endpoint, more = {}) {
      const input = { name, endpoint, ...more };
      const { status, body } = await ask('POST', '/events/subscriptions', input);
      if (status !== 201) throw new Error(`not subscribed: ${status} ${JSON.stringify(body)}`);
      return body as Record<string, unknown>;
    },
    async deliveries(subscription, query = '') {
      const path = `/events/deliveries?limit=200&subscription=${subscription}${query}`;
      return ((await ask('GET', path)).body as { value: Delivery[] }).value;
    },
    advance: async (ms) => void (await ask('POST', '/clock/advance', { ms })),
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

/** Advances the clock to each next attempt until nothing waits. @returns the delivery at its end */
export async function playOut(running: WithEvents, subscription: string): Promise<Delivery> {
  for (let attempts = 1; ; attempts++) {
    let found: Delivery | undefined;
    await until(`attempt ${attempts} is over`, async () => {
      [found] = await running.deliveries(subscription);
      return found!.state !== 'waiting' || found!.history.length >= attempts;
    });
    if (found!.state !== 'waiting') return found!;
    const { now } = (await running.ask('GET', '/clock')).body as { now: string };
    const waitMs = Math.max(0, Date.parse(found!.nextAttemptAt!) - Date.parse(now));
    await running.advance(waitMs + 1);
  }
}
