import { eventError } from '../event-errors.ts';
import type { EventAttributes } from '../event-kind.ts';

/** Senders write the same name with capitals and without. */
export const topicKey = (topic: string): string => topic.toLowerCase();

/**
 * @param topics as `topicKey` gives them
 * @throws PlatformError topic-unknown
 */
export function assertTopics(
  events: readonly EventAttributes[],
  topics: ReadonlySet<string>,
): void {
  if (!events.every(({ source }) => topics.has(topicKey(source))))
    throw eventError('topic-unknown', 'The delivery has events of a resource that is not ours.');
}
