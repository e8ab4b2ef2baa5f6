import { z } from 'zod';
import { colleague, count, moment, ours, pageOf, pageRequest } from '../../shapes.ts';
import { personId, phoneNumber } from '../../shapes.ts';

const MINUTES_OF_DAY = 1_440;

/** Shorter nobody can take up a call, longer nobody goes on waiting. */
const seconds = z.number().int().min(5).max(120);
const personIds = z.array(personId).min(1).max(20).readonly();

const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId, seconds }),
  z.object({ kind: z.literal('in-turn'), personIds, seconds }),
  z.object({ kind: z.literal('longest-idle'), personIds, seconds }),
  z.object({ kind: z.literal('at-once'), personIds, seconds }),
  z.object({ kind: z.literal('mailbox') }),
  z.object({ kind: z.literal('reject') }),
]);

const openHours = z
  .object({
    weekday: z.number().int().min(1).max(7),
    fromMinute: z
      .number()
      .int()
      .min(0)
      .max(MINUTES_OF_DAY - 1),
    untilMinute: z.number().int().min(1).max(MINUTES_OF_DAY),
  })
  .refine(({ fromMinute, untilMinute }) => fromMinute < untilMinute, 'must end after it begins');

const timeZone = z.string().max(64).refine(isTimeZone, 'must be a time zone as Europe/Zurich');

/** Who answers for a number, as `libs/telephony` decides by it. */
export const callRoute = z.object({
  timeZone,
  hours: z.array(openHours).max(50),
  holidays: z.array(z.iso.date()).max(100),
  open: z.array(step).max(10),
  closed: z.array(step).max(10),
});

/** The last four are what a call that went out came to. */
export const callOutcomes = [
  ...(['answered', 'missed', 'rejected'] as const),
  ...(['busy', 'declined', 'no-answer', 'failed'] as const),
] as const;

/** A message that whoever called has left. */
const voicemail = z.object({
  seconds: count,
  /** Who was the first to play it, and when; null while nobody has. */
  heard: z.object({ at: moment, by: colleague }).nullable(),
});

/** `mailbox`: whoever calls is leaving a message. */
const goingOn = ['arriving', 'ringing', 'answered', 'mailbox'] as const;

export const call = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  /** Null where nobody has told from which of our numbers a call went out. */
  ours: z.string().nullable(),
  theirs: z.string(),
  contact: z.object({ id: z.string(), name: z.string() }).nullable(),
  at: moment,
  state: z.enum([...goingOn, 'ended']),
  /** Who of us has taken it, or has placed it. */
  colleague: colleague.nullable(),
  /** Null while it goes on. */
  outcome: z.enum(callOutcomes).nullable(),
  /** How long they have talked, in seconds; null while it goes on, and where nobody answered. */
  seconds: count.nullable(),
  /** Null where there is none, and until it is here to be played. */
  voicemail: voicemail.nullable(),
});

/** A call that goes on, for those who look after all of them. */
export const liveCall = call
  .pick({ id: true, direction: true, ours: true, theirs: true, contact: true, colleague: true })
  .extend({
    /** Since when it rings. */
    at: moment,
    state: z.enum(goingOn),
    /** Since when they talk; null while nobody has answered. */
    answeredAt: moment.nullable(),
    /** Where it rings now. */
    ringing: z.array(colleague),
  });

export const liveAnswer = z.object({
  /** The one that waits for longest first, and those that were answered after them. */
  items: z.array(liveCall),
  /** Whether there are more than are listed. */
  isMore: z.boolean(),
});
export const dialInput = z.object({
  theirs: phoneNumber,
  /** From which of our numbers; where it is absent, from the one that they know. */
  ours: ours.optional(),
});
export const dialAnswer = z.object({ ours: z.string(), theirs: z.string() });

export const listInput = pageRequest.extend({
  ours: ours.optional(),
  /** Those alone in which a message was left. */
  only: z.literal('voicemail').optional(),
});
export const callPage = pageOf(call);
export const routeInput = z.object({ ours });
/** Null where nobody has said who answers: callers hear that it is busy. */
export const routeAnswer = z.object({ route: callRoute.nullable() });
export const putRouteInput = z.object({ ours, route: callRoute });

export type CallView = z.infer<typeof call>;
export type LiveCallView = z.infer<typeof liveCall>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
