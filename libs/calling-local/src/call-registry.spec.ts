import type { CallReason } from '@switchboard/acs-wire';
import { CallRegistry } from './call-registry.ts';
import type { EventOfCall, RegisteredCall, RegisteredRinging } from './call-registry.ts';

const GONE = { code: 487, subCode: 10004 } as const;

class FakeCall implements RegisteredCall {
  readonly heard: string[] = [];
  readonly ended: CallReason[] = [];
  id: string;

  constructor(id: string) {
    this.id = id;
  }

  receive(event: EventOfCall): void {
    this.heard.push(event.type);
  }

  endLocally(reason: CallReason): void {
    this.ended.push(reason);
  }
}

class FakeRinging implements RegisteredRinging {
  readonly ended: CallReason[] = [];
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  end(reason: CallReason): void {
    this.ended.push(reason);
  }
}

const setUp = () => new CallRegistry<FakeCall, FakeRinging>();
const mutedBy = (callId: string): EventOfCall => ({
  type: 'call.mutedByOthers',
  callId,
  by: '8:acs:bob',
});
const ended = (callId: string): EventOfCall => ({ type: 'call.ended', callId, reason: GONE });

describe('events of a call', () => {
  it('go to the call that has the id', () => {
    const registry = setUp();
    const [one, other] = [new FakeCall('1'), new FakeCall('2')];
    registry.addIdentified(one);
    registry.addIdentified(other);
    registry.receive(mutedBy('2'));
    expect([one.heard, other.heard]).toEqual([[], ['call.mutedByOthers']]);
  });

  it('go by the id it has now to a call that was given another one', () => {
    const registry = setUp();
    const call = new FakeCall('1');
    registry.addIdentified(call);
    registry.identified(call, '2');
    call.id = '2';
    expect(registry.receive(mutedBy('1'))).toBe(false);
    expect(registry.receive(mutedBy('2'))).toBe(true);
    expect(call.heard).toHaveLength(1);
    registry.remove(call);
    expect(registry.receive(mutedBy('2'))).toBe(false);
  });

  it('go to a call once the server has given it its id', () => {
    const registry = setUp();
    const call = new FakeCall('not yet known');
    registry.add(call);
    registry.receive(mutedBy('7'));
    registry.identified(call, '7');
    registry.receive(ended('7'));
    expect(call.heard).toEqual(['call.ended']);
  });
});

describe('a call', () => {
  it('is removed once', () => {
    const registry = setUp();
    const call = new FakeCall('1');
    registry.addIdentified(call);
    expect(registry.calls).toEqual([call]);
    expect([registry.remove(call), registry.remove(call)]).toEqual([true, false]);
    registry.receive(mutedBy('1'));
    expect(call.heard).toEqual([]);
  });

  it('that goes does not take along another one that has got its id', () => {
    const registry = setUp();
    const [former, current] = [new FakeCall('1'), new FakeCall('1')];
    registry.addIdentified(former);
    registry.addIdentified(current);
    registry.remove(former);
    registry.receive(mutedBy('1'));
    expect(current.heard).toEqual(['call.mutedByOthers']);
  });
});

describe('what rings', () => {
  it('ends with the reason that the server gives', () => {
    const registry = setUp();
    const ringing = new FakeRinging('1');
    registry.ring(ringing);
    registry.ringingEnded('1', GONE);
    registry.ringingEnded('1', GONE);
    expect(ringing.ended).toEqual([GONE]);
  });

  it('and is being answered ends as a call', () => {
    const registry = setUp();
    const ringing = new FakeRinging('1');
    const call = new FakeCall('1');
    registry.ring(ringing);
    registry.stopRinging('1');
    registry.addIdentified(call);
    registry.ringingEnded('1', GONE);
    expect([ringing.ended, call.ended]).toEqual([[], [GONE]]);
  });

  it('ends with everything else', () => {
    const registry = setUp();
    const ringing = new FakeRinging('1');
    const call = new FakeCall('2');
    registry.ring(ringing);
    registry.add(call);
    registry.endAll(GONE);
    registry.endAll(GONE);
    expect([ringing.ended, call.ended]).toEqual([[GONE], [GONE, GONE]]);
  });
});
