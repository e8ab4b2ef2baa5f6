import type { PublishedEvent } from './event.ts';
import type { EventSchema } from './subscription.ts';

/** A request body that carries events. */
export interface Envelope {
  readonly contentType: string;
  readonly body: string;
}

/** What Azure calls the resource that events come from. */
export function topicOf(resourceId: string): string {
  return `/subscriptions/${resourceId}/resourceGroups/switchboard/providers/Microsoft.Communication/communicationServices/switchboard`;
}

export const DATA_VERSION = '1.0';
export const METADATA_VERSION = '1';

/** @param isBatch whether a subscription of CloudEvents asked for arrays; Event Grid's own are always arrays */
export function envelope(
  events: readonly PublishedEvent[],
  { schema, topic, isBatch }: { schema: EventSchema; topic: string; isBatch: boolean },
): Envelope {
  if (schema === 'EventGridSchema') return eventGrid(events.map((one) => gridEvent(one, topic)));
  const items = events.map((one) => cloudEvent(one, topic));
  const kind = isBatch ? 'cloudevents-batch+json' : 'cloudevents+json';
  const body = JSON.stringify(isBatch ? items : items[0]);
  return { contentType: `application/${kind}; charset=utf-8`, body };
}

/** Event Grid's own schema: always an array. */
export function eventGrid(items: readonly object[]): Envelope {
  return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(items) };
}

export function gridEvent({ id, type, subject, data, eventMs }: PublishedEvent, topic: string) {
  return {
    ...{ id, topic, subject, data },
    eventType: type,
    eventTime: iso(eventMs),
    metadataVersion: METADATA_VERSION,
    dataVersion: DATA_VERSION,
  };
}

export function cloudEvent({ id, type, subject, data, eventMs }: PublishedEvent, source: string) {
  return { id, source, type, subject, data, time: iso(eventMs), specversion: '1.0' };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
