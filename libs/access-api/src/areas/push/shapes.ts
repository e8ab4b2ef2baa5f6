import { z } from 'zod';

const count = z.number().int();

export const pushServices = ['fcm', 'apns', 'wns', 'web-push'] as const;
export const pushStates = [
  'waiting',
  'sent',
  'expired',
  'cancelled',
  'refused',
  'given-up',
] as const;

const service = z.enum(pushServices);

/** What became of a push; never what it said. */
const outcome = z.object({
  /** Names the event by which the log finds it. */
  eventId: z.string(),
  /** `incoming-call`, `call-ended`, `chat-message` or `test`. */
  type: z.string(),
  state: z.enum(pushStates),
  /** A word of the push service's, or of ours; null while all is well. */
  reason: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** Null while it waits. */
  endedAt: z.iso.datetime().nullable(),
});

/** An app on a device that gets pushes; never what reaches it. */
export const pushInstallation = z.object({
  id: z.uuid(),
  app: z.string(),
  name: z.string(),
  service,
  registeredAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastPush: outcome.nullable(),
});

export const pushDelivery = outcome.extend({
  id: z.string(),
  person: z.object({ id: z.string().nullable(), name: z.string().nullable() }),
  installationId: z.string(),
  service,
  attempts: count,
  bytes: count.nullable(),
});

/** As the process of the data plane finds it that answered. */
export const pushServiceState = z.object({
  service,
  /** Attempts in a row that came to nothing. */
  failures: count,
  /** How long it is left alone, in milliseconds; 0 when it is asked. */
  pausedMs: z.number().min(0),
});
