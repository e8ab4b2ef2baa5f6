import { z } from 'zod';
import { eventError } from '../event-errors.ts';
import type { ReceivedEvent } from '../event-kind.ts';

const TYPE = 'Microsoft.EventGrid.SubscriptionValidationEvent';
const validation = z.object({ validationCode: z.string().min(1).max(512) });

/**
 * The code that Event Grid wants back before it sends events; it comes alone.
 *
 * @returns undefined for events of any other kind
 * @throws PlatformError body-malformed
 */
export function validationCodeOf(events: readonly ReceivedEvent[]): string | undefined {
  const question = events.find(({ type }) => type === TYPE);
  if (!question) return undefined;
  const read = validation.safeParse(question.data);
  if (events.length > 1 || !read.success)
    throw eventError('body-malformed', 'A validation comes alone, and with a code.');
  return read.data.validationCode;
}
