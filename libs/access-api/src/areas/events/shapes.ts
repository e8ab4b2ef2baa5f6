import { z } from 'zod';
import { line, moment } from '../../shapes.ts';

const MAX_TYPES = 100;
/** All that a subscription compares with. */
const MAX_VALUES = 25;
const MAX_HEADERS = 10;
const MAX_LAB_RULES = 50;
const LONGEST_DELAY_MS = 86_400_000;
const count = z.number().int();

export const eventSchemas = ['EventGridSchema', 'CloudEventSchemaV1_0'] as const;
export const deliveryStates = ['waiting', 'delivered', 'deadLettered', 'dropped'] as const;
/** Of deliveries that are over. */
export const endedStates = ['delivered', 'deadLettered', 'dropped'] as const;
export const labKinds = ['duplicate', 'reorder', 'delay', 'drop'] as const;

export const subscriptionName = z.string().regex(/^[A-Za-z0-9-]{3,64}$/);
export const eventType = line(1, 256);
/** Where events go; its query may hold a key, and is never told again. */
export const endpoint = z.url({ protocol: /^https?$/ }).max(2_048);

const scalar = z.union([z.string().max(1_024), z.number(), z.boolean()]);
const range = z.tuple([z.number(), z.number()]);
/** A condition on one field of an event, as Event Grid names them. */
const advancedFilter = z.object({
  operatorType: z.string().max(40),
  key: z.string().max(256),
  value: scalar.optional(),
  values: z
    .array(z.union([scalar, range]))
    .max(MAX_VALUES)
    .optional(),
});

const filterInput = z.object({
  includedEventTypes: z.array(eventType).min(1).max(MAX_TYPES).optional(),
  subjectBeginsWith: z.string().max(1_024).default(''),
  subjectEndsWith: z.string().max(1_024).default(''),
  isSubjectCaseSensitive: z.boolean().default(false),
  advancedFilters: z.array(advancedFilter).max(MAX_VALUES).default([]),
});

/** What may be said of a subscription when it is made or changed. */
export const subscriptionSettings = z.object({
  schema: z.enum(eventSchemas).default('EventGridSchema'),
  filter: filterInput.prefault({}),
  batching: z
    .object({
      maxEventsPerBatch: count.min(1).max(5_000).default(1),
      preferredBatchSizeInKilobytes: count.min(1).max(1_024).default(64),
    })
    .prefault({}),
  retry: z
    .object({
      eventTimeToLiveInMinutes: count.min(1).max(1_440).default(1_440),
      maxDeliveryAttempts: count.min(1).max(30).default(30),
    })
    .prefault({}),
  deadLetters: z.boolean().default(false),
  /** Sent with every delivery, and secret. Those it has stay when left out. */
  headers: z
    .array(z.object({ name: line(1, 128), value: line(1, 4_096) }))
    .max(MAX_HEADERS)
    .optional(),
});

export const eventSubscription = z.object({
  name: z.string(),
  endpoint: z.string(),
  hasQuery: z.boolean(),
  schema: z.enum(eventSchemas),
  filter: z.object({
    includedEventTypes: z.array(z.string()).optional(),
    subjectBeginsWith: z.string(),
    subjectEndsWith: z.string(),
    isSubjectCaseSensitive: z.boolean(),
    advancedFilters: z.array(advancedFilter),
  }),
  batching: z.object({ maxEventsPerBatch: count, preferredBatchSizeInKilobytes: count }),
  retry: z.object({ eventTimeToLiveInMinutes: count, maxDeliveryAttempts: count }),
  deadLetters: z.boolean(),
  headers: z.array(z.string()),
  state: z.enum(['Succeeded', 'AwaitingManualAction', 'Failed']),
  problem: z.string().nullable(),
  createdAt: z.string(),
});

export const eventDelivery = z.object({
  id: count,
  subscription: z.string().nullable(),
  eventId: z.string(),
  type: z.string(),
  subject: z.string(),
  state: z.enum(deliveryStates),
  attempts: count,
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
      status: count.nullable(),
      tookMs: z.number(),
    }),
  ),
});

export const labRule = z.object({
  /** `*` for all. */
  type: eventType,
  kind: z.enum(labKinds),
  /** How long a delay is, or within what time what is reordered arrives. */
  ms: count.min(0).max(LONGEST_DELAY_MS).default(1_000),
  probability: z.number().min(0).max(1).default(1),
});

export const labInput = z.object({
  seed: count.min(0).max(0xffff_ffff),
  rules: z.array(labRule).max(MAX_LAB_RULES),
});

export const eventLab = z.object({
  seed: count,
  rules: z.array(labRule.extend({ id: z.string() })),
});

/** Of events that are delivered again. */
export const replayRequest = z.object({
  subscription: subscriptionName.optional(),
  /** What failed when absent. */
  states: z.array(z.enum(endedStates)).min(1).max(endedStates.length).optional(),
  from: moment.optional(),
  to: moment.optional(),
});
