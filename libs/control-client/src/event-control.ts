import { z } from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const range = z.tuple([z.number(), z.number()]);
const advancedFilter = z.object({
  operatorType: z.string(),
  key: z.string(),
  value: scalar.optional(),
  values: z.array(z.union([scalar, range])).optional(),
});
const subscription = z.object({
  id: z.string(),
  name: z.string(),
  endpoint: z.string(),
  hasQuery: z.boolean(),
  schema: z.enum(['EventGridSchema', 'CloudEventSchemaV1_0']),
  filter: z.object({
    includedEventTypes: z.array(z.string()).optional(),
    subjectBeginsWith: z.string(),
    subjectEndsWith: z.string(),
    isSubjectCaseSensitive: z.boolean(),
    advancedFilters: z.array(advancedFilter),
  }),
  batching: z.object({ maxEventsPerBatch: z.number(), preferredBatchSizeInKilobytes: z.number() }),
  retry: z.object({ eventTimeToLiveInMinutes: z.number(), maxDeliveryAttempts: z.number() }),
  deadLetters: z.boolean(),
  headers: z.array(z.string()),
  state: z.enum(['Succeeded', 'AwaitingManualAction', 'Failed']),
  problem: z.string().nullable(),
  createdAt: z.string(),
});
const deliveryState = z.enum(['waiting', 'delivered', 'deadLettered', 'dropped']);
const delivery = z.object({
  id: z.number(),
  subscription: z.string().nullable(),
  eventId: z.string(),
  type: z.string(),
  subject: z.string(),
  state: deliveryState,
  attempts: z.number(),
  publishedAt: z.string(),
  nextAttemptAt: z.string().nullable(),
  lastAttemptAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  lastOutcome: z.string().nullable(),
  deadLetterReason: z.string().nullable(),
  history: z.array(
    z.object({
      at: z.string(),
      outcome: z.string(),
      status: z.number().nullable(),
      tookMs: z.number(),
    }),
  ),
});
const deliveries = z.object({ value: z.array(delivery), before: z.number().optional() });
const replayed = z.object({ replayed: z.number() });
const counted = z.object({ count: z.number() });
const labRule = z.object({
  id: z.string(),
  type: z.string(),
  kind: z.enum(['duplicate', 'reorder', 'delay', 'drop']),
  ms: z.number(),
  probability: z.number(),
});
const lab = z.object({ seed: z.number(), rules: z.array(labRule) });

/** The query of its endpoint and the values of its headers are never told. */
export type EventSubscription = z.output<typeof subscription>;
/** An event on its way to one subscription, without what it says. */
export type EventDelivery = z.output<typeof delivery>;
/** The latest first; `before` asks for the next page, when there is one. */
export type EventDeliveries = z.output<typeof deliveries>;
export type EventLab = z.output<typeof lab>;

export interface EventFilterInput {
  /** With or without `Microsoft.Communication.`; all when absent. */
  readonly includedEventTypes?: readonly string[];
  readonly subjectBeginsWith?: string;
  readonly subjectEndsWith?: string;
  readonly isSubjectCaseSensitive?: boolean;
  /** As Azure names them; the key is for instance `data.to.phoneNumber.value`. 25 values in all. */
  readonly advancedFilters?: readonly z.output<typeof advancedFilter>[];
}

export interface EventSubscriptionInput {
  readonly endpoint: string;
  readonly schema?: EventSubscription['schema'];
  readonly filter?: EventFilterInput;
  readonly batching?: Partial<EventSubscription['batching']>;
  readonly retry?: Partial<EventSubscription['retry']>;
  readonly deadLetters?: boolean;
  /** Sent with every delivery, and secret. Those it has stay when left out. */
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
}

export type EventSubscriptionChange = Omit<EventSubscriptionInput, 'endpoint'> &
  Partial<Pick<EventSubscriptionInput, 'endpoint'>>;

export interface EventDeliveryQuery {
  /** Of one subscription, by its name. */
  readonly subscription?: string;
  readonly state?: EventDelivery['state'];
  /** The `before` of the page before. */
  readonly before?: number;
  /** 1 to 200, 50 when absent. */
  readonly limit?: number;
}

export interface EventReplay {
  readonly subscription?: string;
  /** What failed when absent. */
  readonly states?: readonly Exclude<EventDelivery['state'], 'waiting'>[];
  /** When the events were published, in epoch milliseconds, both ends included. */
  readonly fromMs?: number;
  readonly toMs?: number;
}

export interface EventLabInput {
  readonly seed?: number;
  readonly rules: readonly (Pick<EventLab['rules'][number], 'type' | 'kind'> & {
    readonly ms?: number;
    readonly probability?: number;
  })[];
}

/** Subscriptions to events, what became of their deliveries, and the delivery lab. */
export interface EventControl {
  subscriptions(): Promise<EventSubscription[]>;
  subscription(name: string): Promise<EventSubscription>;
  /** Makes one, and asks its endpoint; see `state` for what that said. */
  subscribe(name: string, input: EventSubscriptionInput): Promise<EventSubscription>;
  /** Replaces what it is, except an endpoint and headers that are left out; asks its endpoint again. */
  update(name: string, input: EventSubscriptionChange): Promise<EventSubscription>;
  unsubscribe(name: string): Promise<void>;
  /** Asks its endpoint again. */
  validate(name: string): Promise<EventSubscription>;
  deliveries(query?: EventDeliveryQuery): Promise<EventDeliveries>;
  deadLetters(query?: Omit<EventDeliveryQuery, 'state'>): Promise<EventDeliveries>;
  /** A dead letter with the event in full, as Azure writes it. */
  deadLetter(id: number): Promise<Readonly<Record<string, unknown>>>;
  /** Delivers again what is over; 10,000 at a time. @returns how many */
  replay(replay?: EventReplay): Promise<number>;
  /** How many that would be now. */
  countReplay(replay?: EventReplay): Promise<number>;
  replayOne(id: number): Promise<void>;
  lab(): Promise<EventLab>;
  /** Replaces all rules: what of these types arrives twice, late, in another order, or not at all. */
  setLab(input: EventLabInput): Promise<EventLab>;
  clearLab(): Promise<void>;
}

type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

export function eventControl(ask: Ask): EventControl {
  const base = '/events/subscriptions';
  const at = (name: string) => `${base}/${encodeURIComponent(name)}`;
  return {
    subscriptions: async () =>
      z.object({ value: z.array(subscription) }).parse(await ask('GET', base)).value,
    subscription: async (name) => subscription.parse(await ask('GET', at(name))),
    subscribe: async (name, input) =>
      subscription.parse(await ask('POST', base, { name, ...input })),
    update: async (name, input) => subscription.parse(await ask('PUT', at(name), input)),
    unsubscribe: async (name) => void (await ask('DELETE', at(name))),
    validate: async (name) => subscription.parse(await ask('POST', `${at(name)}/validate`)),
    ...deliveryControl(ask),
    lab: async () => lab.parse(await ask('GET', '/events/lab')),
    setLab: async (input) => lab.parse(await ask('PUT', '/events/lab', input)),
    clearLab: async () => void (await ask('DELETE', '/events/lab')),
  };
}

type DeliveryControl = Pick<
  EventControl,
  'deliveries' | 'deadLetters' | 'deadLetter' | 'replay' | 'countReplay' | 'replayOne'
>;

function deliveryControl(ask: Ask): DeliveryControl {
  return {
    deliveries: async (query = {}) =>
      deliveries.parse(await ask('GET', `/events/deliveries?${search(query)}`)),
    deadLetters: async (query = {}) =>
      deliveries.parse(await ask('GET', `/events/dead-letters?${search(query)}`)),
    deadLetter: async (id) =>
      z.record(z.string(), z.unknown()).parse(await ask('GET', `/events/dead-letters/${id}`)),
    replay: async (replay = {}) =>
      replayed.parse(await ask('POST', '/events/replay', replay)).replayed,
    countReplay: async (replay = {}) =>
      counted.parse(await ask('POST', '/events/replay/count', replay)).count,
    replayOne: async (id) => void (await ask('POST', `/events/deliveries/${id}/replay`)),
  };
}

function search(query: EventDeliveryQuery): URLSearchParams {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(given);
}
