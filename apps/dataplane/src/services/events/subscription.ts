import { z } from 'zod';
import { fullType } from './event.ts';
import { advancedFilterInput, MAX_FILTER_VALUES } from './operators.ts';
import type { EventFilter } from './filter.ts';

export const EVENT_SCHEMAS = ['EventGridSchema', 'CloudEventSchemaV1_0'] as const;
export type EventSchema = (typeof EVENT_SCHEMAS)[number];

/** Every subscription costs each event a look, and each has requests of its own under way. */
export const MAX_SUBSCRIPTIONS = 1_000;
/** More than there are types. */
const MAX_TYPES = 100;
const MAX_HEADERS = 10;
const MAX_HEADER_LENGTH = 4_096;
const MAX_ENDPOINT_LENGTH = 2_048;
/** Set by us, or by HTTP itself. */
const OWN_HEADERS =
  /^(?:aeg-.*|webhook-.*|content-.*|host|connection|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*)$/i;

const header = z.object({
  name: z
    .string()
    .regex(/^[\w!#$%&'*+.^`|~-]{1,128}$/)
    .refine((name) => !OWN_HEADERS.test(name), { message: 'This header is not yours to set.' }),
  value: z
    .string()
    .min(1)
    .max(MAX_HEADER_LENGTH)
    .regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/),
});

const filterInput = z.strictObject({
  includedEventTypes: z
    .array(z.string().min(1).max(256).transform(fullType))
    .min(1)
    .max(MAX_TYPES)
    .optional(),
  subjectBeginsWith: z.string().max(1_024).default(''),
  subjectEndsWith: z.string().max(1_024).default(''),
  isSubjectCaseSensitive: z.boolean().default(false),
  advancedFilters: z
    .array(advancedFilterInput)
    .max(MAX_FILTER_VALUES)
    .default([])
    .refine((all) => valuesOf(all) <= MAX_FILTER_VALUES, {
      message: 'All filters of a subscription together compare with 25 values at most.',
    }),
});

export const settingsInput = z.strictObject({
  schema: z.enum(EVENT_SCHEMAS).default('EventGridSchema'),
  filter: filterInput.prefault({}),
  batching: z
    .strictObject({
      maxEventsPerBatch: z.int().min(1).max(5_000).default(1),
      preferredBatchSizeInKilobytes: z.int().min(1).max(1_024).default(64),
    })
    .prefault({}),
  retry: z
    .strictObject({
      eventTimeToLiveInMinutes: z.int().min(1).max(1_440).default(1_440),
      maxDeliveryAttempts: z.int().min(1).max(30).default(30),
    })
    .prefault({}),
  deadLetters: z.boolean().default(false),
});

const endpoint = z.url({ protocol: /^https?$/ }).max(MAX_ENDPOINT_LENGTH);

export const subscriptionChange = settingsInput.extend({
  /** The one it has stays when left out: whoever changes a filter need not know a secret in its query. */
  endpoint: endpoint.optional(),
  /** Those it has stay when left out. */
  headers: z.array(header).max(MAX_HEADERS).optional(),
});

export const subscriptionName = z.string().regex(/^[A-Za-z0-9-]{3,64}$/);
export const subscriptionInput = subscriptionChange.extend({ name: subscriptionName, endpoint });

export type Settings = z.output<typeof settingsInput>;
export type SubscriptionChange = z.output<typeof subscriptionChange>;
export type SubscriptionInput = z.output<typeof subscriptionInput>;
export type DeliveryHeader = z.output<typeof header>;
export const deliveryHeaders = z.array(header);

export type SubscriptionState = 'Succeeded' | 'AwaitingManualAction' | 'Failed';

/** Times are epoch milliseconds. */
export interface Subscription {
  readonly id: string;
  readonly name: string;
  readonly endpoint: string;
  readonly settings: Settings & { readonly filter: EventFilter };
  readonly headers: readonly DeliveryHeader[];
  readonly state: SubscriptionState;
  readonly problem: string | null;
  readonly validationCode: string;
  readonly validUntilMs: number | null;
  readonly createdMs: number;
}

/** Whoever could validate it by hand and has not in time will not. */
export function stateAt({ state, validUntilMs }: Subscription, nowMs: number): SubscriptionState {
  if (state !== 'AwaitingManualAction') return state;
  return nowMs < (validUntilMs ?? 0) ? state : 'Failed';
}

/** What of it may be shown: no query, which may hold a key, and of headers the names. */
export function presentSubscription(subscription: Subscription, nowMs: number) {
  const { id, name, endpoint, settings, headers, problem, createdMs } = subscription;
  const { origin, pathname, search } = new URL(endpoint);
  return {
    ...{ id, name, endpoint: `${origin}${pathname}`, hasQuery: search !== '' },
    ...settings,
    headers: headers.map((one) => one.name),
    state: stateAt(subscription, nowMs),
    problem,
    createdAt: new Date(createdMs).toISOString(),
  };
}

function valuesOf(filters: readonly { readonly values?: readonly unknown[] | undefined }[]) {
  return filters.reduce((sum, { values }) => sum + (values?.length ?? 1), 0);
}
