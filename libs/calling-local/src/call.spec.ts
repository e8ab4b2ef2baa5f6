import {
  ALICE,
  BOB,
  callView,
  fakeCall,
  fakeOwner,
  participant,
  settled,
} from '../tests/_fake-owner.ts';
import { CallingError } from './errors.ts';
import { Features } from './features/features.ts';

const react = { type: 'call.reaction', callId: 'call-1', user: BOB, reaction: 'like' } as const;
const become = (role: 'Presenter' | 'Attendee' | 'Consumer') => ({
  type: 'call.changed' as const,
  callId: 'call-1',
  participants: [participant(ALICE, { role })],
  may: role === 'Consumer' ? [] : (['sendAudio'] as const),
});

describe('a call that fails while it begins', () => {
  it('is left where the server has let us in already', async () => {
    const owner = fakeOwner();
    owner.identified = () => {
      throw new Error('something is wrong here');
    };
    const call = fakeCall(async () => callView(), owner);
    await expect(call.mute()).rejects.toThrow();
    expect(owner.asked).toContainEqual({ op: 'call.hangUp', args: { callId: 'call-1' } });
    expect(call.state).toBe('Disconnected');
  });

  it('is not left where we were never let in', async () => {
    const owner = fakeOwner();
    const call = fakeCall(() => Promise.reject(new Error('not here')), owner);
    await settled();
    expect(owner.asked).toEqual([]);
    expect(call.callEndReason).toEqual({ code: 500, subCode: 0 });
  });
});

describe('a call that is moved', () => {
  it('goes on as another one, with whoever is in that', async () => {
    const owner = fakeOwner();
    const call = fakeCall(async () => callView(), owner);
    await settled();
    const ids: string[] = [];
    call.on('idChanged', () => void ids.push(call.id));
    const there = { ...callView(), id: 'call-2', participants: [participant(ALICE)] };
    call.receive({ type: 'call.moved', callId: 'call-1', call: there });
    expect(ids).toEqual(['call-2']);
    expect(call.remoteParticipants).toEqual([]);
    expect(call.callEndReason).toBeUndefined();
    await call.hangUp();
    expect(owner.asked.at(-1)).toMatchObject({ op: 'call.hangUp', args: { callId: 'call-2' } });
  });
});

describe('capabilities', () => {
  it('that are known for the first time do not come from a change of role', async () => {
    const call = fakeCall(async () => callView());
    const reasons: string[] = [];
    const feature = call.feature(Features.Capabilities);
    feature.on('capabilitiesChanged', ({ reason }) => void reasons.push(reason));
    expect(feature.capabilities.unmuteMic.reason).toBe('NotInitialized');
    await settled();
    expect(feature.capabilities.unmuteMic).toEqual({ isPresent: true, reason: 'Capable' });
    call.receive(become('Consumer'));
    expect(reasons).toEqual(['UserPolicyChanged', 'RoleChanged']);
  });
});

describe('a reaction', () => {
  it('names its sender in a way that also reads as the raw id', async () => {
    const call = fakeCall(async () => callView());
    await settled();
    const heard: unknown[] = [];
    call.feature(Features.Reaction).on('reaction', ({ identifier, reactionMessage }) => {
      heard.push(String(identifier), { ...identifier }, reactionMessage.reactionType);
    });
    call.receive(react);
    expect(heard).toEqual([BOB, { communicationUserId: BOB }, 'like']);
  });
});

describe('streams', () => {
  it('of anybody else are refused', async () => {
    const call = fakeCall(async () => callView());
    await expect(call.startVideo({} as never)).rejects.toMatchObject({ code: 400 });
  });
});

describe('hold', () => {
  const onHold = (user: string, more = {}) => ({
    type: 'call.changed' as const,
    callId: 'call-1',
    participants: [participant(user, { state: 'hold', ...more })],
  });
  const back = (user: string) => ({
    type: 'call.changed' as const,
    callId: 'call-1',
    participants: [participant(user)],
  });

  it('is asked for, and is only there when the server says so', async () => {
    const owner = fakeOwner();
    const call = fakeCall(async () => callView({ kind: 'direct' }), owner);
    await settled();
    await call.hold();
    expect(owner.asked).toEqual([{ op: 'call.hold', args: { on: true, callId: 'call-1' } }]);
    expect(call.state).toBe('Connected');
    call.receive(onHold(ALICE));
    expect(call.state).toBe('LocalHold');
    await call.resume();
    expect(owner.asked.at(-1)).toEqual({ op: 'call.hold', args: { on: false, callId: 'call-1' } });
    call.receive(back(ALICE));
    expect(call.state).toBe('Connected');
  });

  it('by the other is told apart, and one’s own comes first', async () => {
    const call = fakeCall(async () => callView({ kind: 'direct' }));
    await settled();
    const states: string[] = [];
    call.on('stateChanged', () => states.push(call.state));
    call.receive(onHold(BOB));
    call.receive(onHold(ALICE));
    call.receive(back(ALICE));
    call.receive(back(BOB));
    expect(states).toEqual(['RemoteHold', 'LocalHold', 'RemoteHold', 'Connected']);
  });

  it('of one among several is nobody else’s business', async () => {
    const call = fakeCall(async () => callView({ kind: 'group' }));
    await settled();
    call.receive(onHold(BOB));
    expect(call.state).toBe('Connected');
  });

  it('is a state in which one may still act', async () => {
    const call = fakeCall(async () => callView({ kind: 'direct' }));
    await settled();
    call.receive(onHold(ALICE));
    expect(() => call.assertConnected()).not.toThrow();
    call.receive({ type: 'call.ended', callId: 'call-1', reason: { code: 0, subCode: 0 } });
    expect(() => call.assertConnected()).toThrow();
  });
});

describe('hanging up', () => {
  it('that the role does not allow leaves the call as it was', async () => {
    const owner = fakeOwner();
    owner.request = () => Promise.reject(new CallingError('no', 403, 510403));
    const call = fakeCall(async () => callView(), owner);
    await settled();
    await expect(call.hangUp({ forEveryone: true })).rejects.toMatchObject({ code: 403 });
    expect([call.state, call.callEndReason]).toEqual(['Connected', undefined]);
  });

  it('is over whatever else the server says', async () => {
    const owner = fakeOwner();
    owner.request = () => Promise.reject(new CallingError('too late', 404, 0));
    const call = fakeCall(async () => callView(), owner);
    await settled();
    await call.hangUp();
    expect([call.state, call.callEndReason]).toEqual(['Disconnected', { code: 0, subCode: 0 }]);
  });
});

describe('somebody who goes', () => {
  it('is known with why', async () => {
    const call = fakeCall(async () => callView());
    await settled();
    const [bob] = call.remoteParticipants;
    const reason = { code: 486, subCode: 560486 };
    const participants = [participant(BOB, { state: 'ended', reason })];
    call.receive({ type: 'call.changed', callId: 'call-1', participants });
    expect([call.remoteParticipants, bob?.callEndReason]).toEqual([[], reason]);
  });

  it('before the server has shown them is known too', async () => {
    const call = fakeCall(async () => callView());
    await settled();
    const carol = call.addParticipant({ communicationUserId: '8:acs:carol' });
    const reason = { code: 480, subCode: 10037 };
    const participants = [participant('8:acs:carol', { state: 'ended', reason })];
    call.receive({ type: 'call.changed', callId: 'call-1', participants });
    expect(call.remoteParticipants).not.toContain(carol);
    expect(carol.callEndReason).toEqual(reason);
  });
});

describe('somebody who is added', () => {
  it('is shown at once, and gone again when the server refuses', async () => {
    const owner = fakeOwner();
    owner.request = () => Promise.reject(new CallingError('no', 403, 510403));
    const call = fakeCall(async () => callView(), owner);
    await settled();
    const carol = call.addParticipant({ communicationUserId: '8:acs:carol' });
    expect(call.remoteParticipants).toContain(carol);
    await settled();
    expect(call.remoteParticipants).not.toContain(carol);
    expect(carol.callEndReason).toEqual({ code: 403, subCode: 510403 });
  });
});
