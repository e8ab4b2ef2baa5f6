import { randomBytes } from 'node:crypto';
import { ClientTransaction, LoggerFactory, Timers } from 'sip.js/lib/core/index.js';
import { AllowedMethods } from 'sip.js/lib/core/user-agent-core/allowed-methods.js';
import { GIVE_UP_MS, T1_MS, T2_MS, T4_MS } from '../retransmit/sip-timers.ts';

/** What we take; everything else is answered with 405. */
export const METHODS: readonly string[] = [
  ...['INVITE', 'ACK', 'BYE', 'CANCEL', 'OPTIONS'],
  ...['INFO', 'NOTIFY', 'PRACK', 'REFER', 'REGISTER'],
];
/** What a peer may require of us. */
export const EXTENSIONS: readonly string[] = ['100rel', 'timer', 'replaces'];
export const ALLOW = `Allow: ${METHODS.join(', ')}`;
export const ACCEPT = 'Accept: application/sdp, application/dtmf-relay, application/dtmf';

/**
 * What the core of sip.js keeps for the whole process. Its own values suit reliable transports alone: over UDP a
 * repeated BYE would find its transaction gone, and be answered with 481.
 */
Object.assign(Timers, {
  ...{ T1: T1_MS, T2: T2_MS, T4: T4_MS },
  ...{ TIMER_B: GIVE_UP_MS, TIMER_F: GIVE_UP_MS, TIMER_H: GIVE_UP_MS },
  ...{ TIMER_D: GIVE_UP_MS, TIMER_J: GIVE_UP_MS, TIMER_L: GIVE_UP_MS, TIMER_M: GIVE_UP_MS },
  ...{ TIMER_I: T4_MS, TIMER_K: T4_MS },
});

// The core tells peers what it can do itself, which is more than we do.
AllowedMethods.splice(0, AllowedMethods.length, ...METHODS);

/** Branches of the core are one of ten million; with a thousand calls two of them would meet. */
const transactions = ClientTransaction as unknown as {
  makeId: (request: { readonly method: string; readonly branch?: string }) => string;
};
transactions.makeId = ({ method, branch }) =>
  method === 'CANCEL' && branch ? branch : `z9hG4bK${randomToken()}`;

/** For branches, tags and Call-IDs: 96 bits, which nobody guesses. */
export function randomToken(): string {
  return randomBytes(12).toString('hex');
}

/** The core writes addresses and numbers into its log, which therefore goes nowhere. */
export const silentLoggers = new LoggerFactory();
silentLoggers.builtinEnabled = false;
