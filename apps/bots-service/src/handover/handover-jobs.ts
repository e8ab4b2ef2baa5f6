import { jobKind } from '@switchboard/jobs';
import { z } from 'zod';

const FIRST_DELAY_MS = 250;
const ANSWER_MS = 10_000;

const payload = z.object({ id: z.string() });
/** Within a few seconds: somebody waits. */
const soon = {
  maxAttempts: 6,
  delayAfter: (attempts: number): number => FIRST_DELAY_MS * 2 ** (attempts - 1),
};
/** Brings whoever has accepted to the customer. */
export const reachPerson = jobKind('handover.reach', payload, soon);
/** Tells the queue what became of it. */
export const reportHandover = jobKind(
  'handover.report',
  payload.extend({ came: z.boolean() }),
  soon,
);

/** Whoever is asked answers by then, or is asked again. */
export const patient = (signal: AbortSignal): AbortSignal =>
  AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
