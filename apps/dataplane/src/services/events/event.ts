import { createHash, randomUUID } from 'node:crypto';

const PREFIX = 'Microsoft.Communication.';

/** Something that happened, as the service tells it in whose transaction it happened. */
export interface NewEvent {
  /** Without `Microsoft.Communication.`. */
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly timeMs: number;
  /** Names what happened: what is published once more with the same key is the same event. */
  readonly key?: string;
}

/** An event as it is stored. Times are epoch milliseconds. */
export interface PublishedEvent {
  readonly id: string;
  /** In full. */
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly eventMs: number;
  readonly publishedMs: number;
}

export function published(event: NewEvent, publishedMs: number): PublishedEvent {
  const { type, subject, data, timeMs: eventMs, key } = event;
  const id = key === undefined ? randomUUID() : idOf(key);
  return { id, type: fullType(type), subject, data, eventMs, publishedMs };
}

/** @param type with or without the prefix */
export function fullType(type: string): string {
  return type.startsWith(PREFIX) || type.startsWith('Microsoft.EventGrid.') ? type : PREFIX + type;
}

/** Looks like the random ids of the service. */
function idOf(key: string): string {
  const digits = createHash('sha256').update(key).digest('hex');
  return digits.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
