import { randomUUID } from 'node:crypto';
import { callIdentifier } from '@switchboard/acs-wire';
import type { CallEvent, CallTone } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { Database } from '../../platform/database/database.ts';
import type { End, EndKind, ServerCalls } from '../calls/port.ts';
import { correlationIdOf, reasons, serverCallIdOf } from '../calls/port.ts';
import type { Events } from '../events/port.ts';
import type { PhoneNumbers } from '../phone-numbers/port.ts';
import { AUTOMATION, automationEnd } from './automation-end.ts';
import { writeContext } from './incoming-context.ts';
import type { Keys } from './keys.ts';

type Incoming = Extract<CallEvent, { readonly type: 'call.incoming' }>;

export interface AutomationEndsDeps {
  readonly self: string;
  /** Whose people can be answered for. */
  readonly resourceId: string;
  readonly calls: ServerCalls;
  readonly events: Events;
  /** Which numbers the resource has. */
  readonly numbers: Pick<PhoneNumbers, 'ownedAmong'>;
  /** Who of these is no identity of the resource: nobody answers for whom there is not. */
  readonly unknownAmong: (users: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly keys: Keys;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** Somebody pressed a key in a call that this connection is in. */
  readonly pressed: (connection: string, user: string, tone: CallTone) => void;
  /** As whom applications call: nobody answers for it. */
  readonly automationUser: string;
}

/**
 * Applications, as a place where everybody of the resource rings as long as somebody subscribed to
 * `IncomingCall`. What they are in a call they hear from whoever follows calls.
 */
export function automationEnds(deps: AutomationEndsDeps): EndKind {
  const { self, calls, events, log, automationUser } = deps;
  const prefix = `8:acs:${deps.resourceId}_`;
  const serves = (address: string): boolean =>
    isPhone(address) || (address.startsWith(prefix) && address !== automationUser);
  return {
    name: AUTOMATION,
    serves,
    async reach(addresses) {
      if (!events.wants('IncomingCall')) return new Map();
      const heard = addresses.filter((address) => isHeard(events, address));
      const known = await knownAmong(deps, heard);
      return new Map(known.map((address) => [address, [ringEnd(self, address)]]));
    },
    deliver(id, event) {
      if (event.type === 'call.dtmf') return deps.pressed(id, event.user, event.tone);
      if (event.type !== 'call.incoming') return;
      announce(deps, id, event).catch((error: unknown) => {
        log.error({ err: error }, 'an incoming call was not announced');
        calls.ringFailed(event.callId, automationEnd(self, id), reasons.unreachable);
      });
    },
    // Its ends are where the call is, and die with it.
    homeGone: () => undefined,
  };
}

/** Whether somebody is told of calls to this address: nobody rings for an application that does not hear of it. */
function isHeard(events: Pick<Events, 'wouldReach'>, address: string): boolean {
  const data = { to: callIdentifier(address) };
  return events.wouldReach({ type: 'IncomingCall', subject: `/recipient/${address}`, data });
}

const isPhone = (address: string): boolean => /^4:\+[1-9]\d{1,14}$/.test(address);

/**
 * Of phone numbers those of the resource ring here, the others are called over trunks. Without a database
 * nothing can be announced, and pages ring all the same.
 */
async function knownAmong(
  { unknownAmong, numbers, log }: AutomationEndsDeps,
  addresses: readonly string[],
): Promise<readonly string[]> {
  const phones = addresses.filter(isPhone).map((address) => address.slice(2));
  const users = addresses.filter((address) => !isPhone(address));
  try {
    const [unknown, owned] = await Promise.all([
      users.length > 0 ? unknownAmong(users) : new Set<string>(),
      phones.length > 0 ? numbers.ownedAmong(phones) : new Set<string>(),
    ]);
    return addresses.filter((address) =>
      isPhone(address) ? owned.has(address.slice(2)) : !unknown.has(address),
    );
  } catch (error) {
    log.warn({ err: error }, 'an incoming call is not announced');
    return [];
  }
}

/** Another one for each ring, so that a context is good for one of them; it says for whom it rings. */
function ringEnd(self: string, user: string): End {
  return automationEnd(self, `${randomUUID()} ${user}`);
}

async function announce(
  { self, events, keys, db, clock }: AutomationEndsDeps,
  id: string,
  { callId, from, context = {} }: Incoming,
): Promise<void> {
  const user = id.slice(id.indexOf(' ') + 1);
  const incomingCallContext = await writeContext(keys, {
    ...{ callId, user, end: automationEnd(self, id) },
  });
  const event = {
    type: 'IncomingCall',
    subject: `/caller/${from.user}/recipient/${user}`,
    timeMs: clock.now(),
    data: {
      to: callIdentifier(user),
      from: callIdentifier(from.user),
      serverCallId: serverCallIdOf(callId),
      callerDisplayName: from.displayName ?? '',
      customContext: { sipHeaders: {}, voipHeaders: context },
      incomingCallContext,
      correlationId: correlationIdOf(callId),
    },
  };
  (await events.append(db, [event]))();
}
