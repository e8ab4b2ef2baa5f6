import { roomRoles } from '@switchboard/identity';
import { displayNameOf, isAcsUserId, isThreadId } from '@switchboard/kernel';
import { z } from 'zod';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A P-256 public key of the page's own making; a private part is refused, not ignored. */
export const publicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
});

export type PublicKey = z.infer<typeof publicKey>;

export const personId = z.string().regex(/^usr_[a-z0-9]{1,60}$/);
/** Of a list; not the one that a browser asks with. */
export const sessionId = z.string().regex(/^ses_[a-z0-9]{1,60}$/);
export const invitationId = z.string().regex(/^inv_[a-z0-9]{1,60}$/);
export const roomId = z.string().regex(/^99\d{14,15}$/, 'not a room id');
export const threadId = z.string().refine(isThreadId, 'not a chat thread id');
export const userId = z.string().refine(isAcsUserId, 'not a communication user id');

/** One line of text: no control characters, which a database refuses and a log obeys. */
export const line = (shortest: number, longest: number) =>
  z
    .string()
    .trim()
    .min(shortest)
    .max(longest)
    .regex(/^\P{Cc}*$/u);

export const reason = line(1, 500);

/** A name as others see it: control characters that could dress it up are refused, the rest is tidied. */
export const displayName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}\p{Bidi_Control}]+$/u)
  .refine((text) => displayNameOf(text) !== undefined, 'nothing to be seen')
  .transform((text) => displayNameOf(text) ?? text);

export const pageRequest = z.object({
  cursor: z
    .string()
    .regex(/^\w{1,100}$/)
    .optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** A page of a list in an order of choice; its cursor holds what the last one was ordered by. */
export const orderedPageRequest = pageRequest.extend({
  cursor: z
    .string()
    .regex(/^[\w-]{1,1000}$/)
    .optional(),
});

export const roomRole = z.enum(roomRoles);

/** Whom to invite, and as what. */
export const roomPeople = z.array(z.object({ personId, role: roomRole })).max(50);

export const callOutcome = z.enum(['answered', 'missed', 'declined', 'failed']);

/** A time on the wire, a date behind it. */
export const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const nothing = z.object({});

export const sealedToken = z.object({
  jwe: z.string(),
  expiresOn: z.iso.datetime(),
  endpoint: z.string(),
  userId: z.string(),
});

/** What is encrypted in relay credentials: servers as a page gives them to its peer connection. */
export const relayServers = z.object({
  iceServers: z.array(
    z.object({ urls: z.array(z.string()), username: z.string(), credential: z.string() }),
  ),
});

export type RelayServers = z.output<typeof relayServers>;

/** Lines of RFC 4180, the first page with a header; more of them after `cursor`. */
export const csvPage = z.object({ csv: z.string(), cursor: z.string().nullable() });
