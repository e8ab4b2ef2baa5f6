import {
  ALICE,
  BOB,
  callView,
  fakeCall,
  fakeOwner,
  participant,
  settled,
} from '../tests/_fake-owner.ts';
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
