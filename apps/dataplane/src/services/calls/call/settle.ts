import type { CallReason } from '@switchboard/acs-wire';
import { present, ringing, withoutLeg } from './call.ts';
import type { Call, Departure, Step } from './call.ts';
import { reasons } from './reasons.ts';
import { reportTransfers } from './report-transfers.ts';

/** What nobody may be left in after a step: a call with nobody to talk to, or on the wrong media. */
export function settle(step: Step, last?: CallReason): Step {
  return planMedia(endIfAlone(reportTransfers(withdrawTransfers(step)), last));
}

/** Whoever a call is transferred to rings no more once nobody is left whom they could talk to. */
function withdrawTransfers(step: Step): Step {
  const there = present(step.call).map(({ user }) => user);
  const pointless = ringing(step.call).filter(
    ({ replaces }) => replaces && there.every((user) => replaces.includes(user)),
  );
  return pointless.reduce<Step>(
    ({ call, gone, tell }, leg) => ({
      call: withoutLeg(call, leg.user),
      gone: [...gone, { leg, reason: reasons.cancelled }],
      tell,
    }),
    step,
  );
}

/** A call between people ends with the one who is left; a group or a room only when it is empty. */
function endIfAlone(step: Step, last: CallReason | undefined): Step {
  const { call } = step;
  const [first, ...others] = present(call);
  const waiting = ringing(call);
  if (first === undefined) return endAll(step, reasons.cancelled);
  if (call.kind !== 'direct' || others.length > 0 || waiting.length > 0) return step;
  return endAll(step, last ?? outcome(call.failures));
}

/** What the caller hears when nobody they asked came. */
function outcome(failures: readonly CallReason[]): CallReason {
  const declined = failures.every(({ code }) => code === reasons.declined.code);
  if (failures.length > 1 && declined) return reasons.declinedByAll;
  return failures.at(-1) ?? reasons.hungUp;
}

function endAll(step: Step, reason: CallReason): Step {
  const gone: Departure[] = Object.values(step.call.legs).map((leg) => ({ leg, reason }));
  return { ...step, call: { ...step.call, legs: {} }, gone: [...step.gone, ...gone] };
}

/**
 * Two pages talk straight to each other; a third one, or an end that is no page, makes it a matter of
 * the forwarding engine.
 */
function planMedia(step: Step): Step {
  const { call } = step;
  const there = present(call).length;
  if (call.media.mode === 'engine' || there === 0) return step;
  // Whoever comes next is another one than the connection was made with.
  const parted = step.gone.some(({ leg }) => leg.end !== undefined);
  const needsEngine = there > 2 || !onlyPages(call);
  if (!needsEngine && !parted) return step;
  const mode = needsEngine ? 'engine' : 'peer';
  return { ...step, call: { ...call, media: { mode, generation: call.media.generation + 1 } } };
}

/**
 * What only rings counts too: whoever waits for it need not begin twice. An end without media may ring
 * beside every page, and seldom answers.
 */
function onlyPages(call: Call): boolean {
  return Object.values(call.legs).every(
    ({ end, ringing: rung }) =>
      (end === undefined || end.media === 'page') && rung.every(({ media }) => media !== 'server'),
  );
}
