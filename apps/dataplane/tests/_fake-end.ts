import { randomUUID } from 'node:crypto';
import type { CallArgs, CallEvent, CallOperation } from '@switchboard/acs-wire';
import { homeOf } from '../src/services/calls/bus.ts';
import type { CallBus } from '../src/services/calls/bus.ts';
import type { End } from '../src/services/calls/call/end.ts';
import { reasons } from '../src/services/calls/call/reasons.ts';
import { readArgs } from '../src/services/calls/requests/requests.ts';
import type { EndUnderTest } from './_ends-contract.ts';

type State = 'ringing' | 'in';

/** The least that an end has to do: two places of one person, each in at most one call. */
export function fakeEnd(bus: CallBus, media: End['media'] = 'server'): EndUnderTest {
  const address = `28:fake:${randomUUID()}`;
  const places = [new Map<string, State>(), new Map<string, State>()] as const;
  const end = (place: number): End => ({
    ...{ kind: 'fake', process: bus.self, id: `place ${place}`, media },
  });
  const follow = (calls: Map<string, State>, event: CallEvent): void => {
    if (event.type === 'media.session') calls.set(event.callId, 'in');
    if (event.type === 'call.ended' || event.type === 'call.incomingEnded') {
      calls.delete(event.callId);
    }
  };
  const ask = <Op extends CallOperation>(place: number, op: Op, args: CallArgs<Op>): void => {
    const from = { user: address, end: end(place), scopes: ['voip'] };
    bus.send(bus.self, { type: 'request', from, id: 1, op, args: readArgs(op, args) });
  };
  return {
    address,
    kind: {
      name: 'fake',
      serves: (one) => one === address,
      reach: async () => new Map([[address, places.map((_calls, place) => end(place))]]),
      deliver(id, event) {
        const place = Number(id.split(' ')[1]);
        const calls = places[place]!;
        if (event.type !== 'call.incoming') return follow(calls, event);
        if (calls.size === 0) return void calls.set(event.callId, 'ringing');
        const { callId } = event;
        const reason = reasons.busy;
        bus.send(homeOf(callId), { type: 'ringFailed', callId, end: end(place), reason });
      },
      homeGone: () => places.forEach((calls) => calls.clear()),
    },
    places: [0, 1],
    rings: (place, callId) => places[place]!.get(callId) === 'ringing',
    isIn: (place, callId) => places[place]!.get(callId) === 'in',
    answer: (place, callId) => ask(place, 'call.accept', { callId }),
    decline: (place, callId) => ask(place, 'call.reject', { callId }),
    hangUp: (place, callId) => ask(place, 'call.hangUp', { callId }),
    lose(place) {
      for (const callId of places[place]!.keys()) {
        const reason = reasons.connectionLost;
        bus.send(homeOf(callId), { type: 'endGone', callId, end: end(place), reason });
      }
      places[place]!.clear();
    },
  };
}
