import { z } from 'zod';
import { port } from '../../platform/ports.ts';

/** What other services know of the realtime channel: they publish, it delivers. */
export interface Realtime {
  publish(event: RealtimeEvent, recipients: readonly string[]): void;
  /** Who of these has a client connected to this process. */
  connectedAmong(users: readonly string[]): readonly string[];
}

export interface RealtimeEvent {
  readonly eventId: 200 | 245 | 246 | 247 | 248 | 257 | 258 | 259 | 260 | 261;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Message events: each copy names its recipient in `recipientMri`. */
  readonly perRecipient: boolean;
}

/** An event and whom it is for, as it is written down. */
export const addressedEvent = z.object({
  event: z.object({
    eventId: z.literal([200, 245, 246, 247, 248, 257, 258, 259, 260, 261]),
    payload: z.record(z.string(), z.unknown()),
    perRecipient: z.boolean(),
  }),
  recipients: z.array(z.string()).readonly(),
});

export const realtimePort = port<Realtime>('realtime');
