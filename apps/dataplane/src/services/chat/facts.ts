import { z } from 'zod';
import { factKind } from '../../platform/facts/fact-kind.ts';
import { addressedEvent } from '../realtime/port.ts';

/** A message was sent. What it says and who gets it is in the thread. */
export const messageSent = factKind(
  'chat.message-sent',
  z.object({ threadId: z.string(), messageId: z.int() }),
);

/** Something else happened that people are told of. */
export const chatChanged = factKind('chat.changed', addressedEvent);
