import type { CallArgs, CallOperation } from '@switchboard/acs-wire';
import type { VirtualClock } from '@switchboard/kernel/testing';
import { withDefaults } from '../src/platform/limits/resources.ts';
import type { CallBus } from '../src/services/calls/bus.ts';
import { reasons } from '../src/services/calls/call/reasons.ts';
import { Agents } from '../src/services/calls/ends/page/agents.ts';
import { pageEnds } from '../src/services/calls/ends/page/page-ends.ts';
import { readArgs } from '../src/services/calls/requests/requests.ts';
import type { EndUnderTest } from './_ends-contract.ts';

const USER = `8:acs:${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}_0000-page`;

/** A person with two pages, whose sockets are no further than an array. */
export async function pagesUnderTest(bus: CallBus, clock: VirtualClock): Promise<EndUnderTest> {
  const agents = new Agents({ bus, clock, resources: withDefaults(), onOpened: () => undefined });
  const caller = {
    ...{ userId: USER, resourceId: 'resource', scopes: ['voip'], generation: 1 },
    expiresAtMs: clock.now() + 86_400_000,
  };
  const pages = [await agents.open(caller, 'One'), await agents.open(caller, 'Two')] as const;
  const ask = <Op extends CallOperation>(place: number, op: Op, args: CallArgs<Op>): void => {
    const from = agents.requester(pages[place]!);
    bus.send(bus.self, { type: 'request', from, id: 1, op, args: readArgs(op, args) });
  };
  return {
    kind: pageEnds(bus, agents),
    address: USER,
    places: [0, 1],
    rings: (place, callId) => pages[place]!.calls.get(callId) === 'ringing',
    isIn: (place, callId) => pages[place]!.calls.get(callId) === 'in',
    answer: (place, callId) => ask(place, 'call.accept', { callId }),
    decline: (place, callId) => ask(place, 'call.reject', { callId }),
    hangUp: (place, callId) => ask(place, 'call.hangUp', { callId }),
    lose: (place) => agents.close(pages[place]!, reasons.connectionLost, 'lost in a test'),
    [Symbol.asyncDispose]: async () => agents[Symbol.dispose](),
  };
}
