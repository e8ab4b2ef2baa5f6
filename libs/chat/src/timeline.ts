import { compareIds, isText } from './message.ts';
import type { Message } from './message.ts';

/** Messages in order of their ids, each once. Never mutated. */
export type Timeline = readonly Message[];

/**
 * Puts a message in its place. Of two states of one message the one with the higher version stays,
 * so events may come late, twice or in any order; what we had under way gives way to its echo.
 */
export function upsert(timeline: Timeline, message: Message): Timeline {
  const rest = withoutEcho(timeline, message);
  const at = position(rest, message.id);
  const known = rest[at];
  if (known?.id !== message.id) return [...rest.slice(0, at), message, ...rest.slice(at)];
  if (compareIds(message.version, known.version) < 0) return rest;
  return rest.with(at, merge(known, message));
}

/** Many at once (a page): one pass instead of one copy each. */
export function upsertAll(timeline: Timeline, messages: readonly Message[]): Timeline {
  if (messages.length <= 1) return messages.reduce(upsert, timeline);
  const byId = new Map(timeline.map((message) => [message.id, message]));
  const echoed = new Set(messages.map((message) => isText(message) && message.clientId));
  for (const message of timeline) {
    const local = message.id.startsWith('local:') && isText(message) && message.clientId;
    if (local && echoed.has(local)) byId.delete(message.id);
  }
  for (const message of messages) {
    const known = byId.get(message.id);
    if (known && compareIds(message.version, known.version) < 0) continue;
    byId.set(message.id, known ? merge(known, message) : message);
  }
  return [...byId.values()].sort((a, b) => compareIds(a.id, b.id));
}

export function find(timeline: Timeline, id: string): Message | undefined {
  const found = timeline[position(timeline, id)];
  return found?.id === id ? found : undefined;
}

export function replace(timeline: Timeline, message: Message): Timeline {
  const at = position(timeline, message.id);
  return timeline[at]?.id === message.id ? timeline.with(at, message) : timeline;
}

export function remove(timeline: Timeline, id: string): Timeline {
  return timeline.filter((message) => message.id !== id);
}

/** From this message on, what is under way included. */
export function since(timeline: Timeline, id: string): Timeline {
  return timeline.slice(position(timeline, id));
}

/** Where the id stands or would stand: the first place that is not before it. */
function position(timeline: Timeline, id: string): number {
  let low = 0;
  for (let high = timeline.length; low < high;) {
    const middle = (low + high) >>> 1;
    if (compareIds(timeline[middle]!.id, id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function withoutEcho(timeline: Timeline, message: Message): Timeline {
  if (!isText(message) || message.clientId === undefined) return timeline;
  const local = timeline.findLast(
    (known) =>
      known.id.startsWith('local:') && isText(known) && known.clientId === message.clientId,
  );
  return local && local.id !== message.id ? remove(timeline, local.id) : timeline;
}

/** A deletion says less than what we knew: keep who wrote it. */
function merge(known: Message, message: Message): Message {
  if (!isText(known) || !isText(message)) return message;
  return {
    ...message,
    sender: message.sender || known.sender,
    senderName: message.senderName || known.senderName,
    ...(known.clientId === undefined || message.clientId !== undefined
      ? {}
      : { clientId: known.clientId }),
  };
}
