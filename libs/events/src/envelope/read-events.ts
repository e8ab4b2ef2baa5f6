import { z } from 'zod';
import { eventError } from '../event-errors.ts';
import type { ReceivedEvent } from '../event-kind.ts';
import { headerOf } from '../webhook.ts';
import type { WebhookRequest } from '../webhook.ts';
import { isWithinDepth } from './json-depth.ts';

/** What is taken at once. Event Grid sends a megabyte at most, or one event that is larger. */
export const DELIVERY_LIMITS = { bytes: 1_572_864, events: 5_000, depth: 64 };

const CONTENT_TYPES: ReadonlySet<string> = new Set([
  'application/json',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
]);

/** Printable ASCII, which every database and index takes as it is. */
const name = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\x20-\x7e]+$/);
const subject = z.string().max(1_024);
const moment = z
  .string()
  .max(64)
  .transform((written) => Date.parse(written))
  .refine(Number.isFinite);

const gridEvent = z
  .object({
    id: name(256),
    topic: name(512),
    subject,
    eventType: name(256),
    eventTime: moment,
    data: z.unknown(),
  })
  .transform(({ topic: source, eventType: type, eventTime: timeMs, ...rest }): ReceivedEvent => ({
    ...rest,
    ...{ source, type, timeMs },
  }));

const cloudEvent = z
  .object({
    specversion: z.literal('1.0'),
    id: name(256),
    source: name(512),
    type: name(256),
    subject: subject.nullish(),
    time: moment.nullish(),
    data: z.unknown(),
  })
  .transform(({ id, source, type, subject: about, time, data }): ReceivedEvent => ({
    ...{ id, source, type, data },
    subject: about ?? '',
    timeMs: time ?? 0,
  }));

const gridEvents = z.array(gridEvent).min(1);
const cloudEvents = z.array(cloudEvent).min(1);

/**
 * Event Grid's own come in arrays always, CloudEvents in one where they are batched.
 *
 * @throws PlatformError content-type-unsupported, body-too-large, body-malformed. What cannot be read is refused as
 * a whole, so that nothing of it is done twice.
 */
export function readEvents(request: WebhookRequest): ReceivedEvent[] {
  assertContentType(headerOf(request, 'content-type'));
  const value = parse(request.body);
  const isBatch = Array.isArray(value);
  if (isBatch && value.length > DELIVERY_LIMITS.events)
    throw eventError('body-too-large', 'A delivery has too many events.');
  if (!isWithinDepth(value, DELIVERY_LIMITS.depth)) throw malformed();
  const schema = isBatch && !isCloudEvent(value[0]) ? gridEvents : cloudEvents;
  const read = schema.safeParse(isBatch ? value : [value]);
  if (!read.success) throw malformed();
  return read.data;
}

/** @throws PlatformError body-too-large */
export function assertSize({ body }: WebhookRequest): void {
  const size = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  if (size > DELIVERY_LIMITS.bytes) throw eventError('body-too-large', 'A delivery is too large.');
}

function isCloudEvent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'specversion' in value;
}

function assertContentType(header: string | undefined): void {
  const [type, ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const isUtf8 = parameters.every(
    (one) => !one.startsWith('charset=') || /^charset="?utf-8"?$/.test(one),
  );
  if (!CONTENT_TYPES.has(type ?? '') || !isUtf8)
    throw eventError('content-type-unsupported', 'Events are sent as JSON in UTF-8.');
}

function parse(body: Uint8Array | string): unknown {
  try {
    const text =
      typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body);
    return JSON.parse(text);
  } catch {
    // What the parser says quotes the body.
    throw malformed();
  }
}

function malformed() {
  return eventError('body-malformed', 'The body is not events of a schema that is known.');
}
