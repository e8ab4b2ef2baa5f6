import type { IncomingCall } from '@azure/communication-calling';
import {
  ALICE,
  BOB,
  callView,
  fakeCall,
  fakeOwner,
  participant,
  settled,
} from '../tests/_fake-owner.ts';
import { openAgent } from '../tests/_open-agent.ts';
import { CallingError } from './errors.ts';
import { Features } from './features/features.ts';
import { LocalCall } from './call.ts';
import { identifierOf } from './identifiers.ts';

const OURS = '+14255550100';
const HANDSET = '+14255550123';
const PHONE = `4:${HANDSET}`;
const alternateCallerId = { phoneNumber: OURS };

const withPhone = () =>
  callView({ kind: 'direct', participants: [participant(ALICE), participant(PHONE)] });

describe('calling a phone', () => {
  it('asks the server for the number, and from which one', async () => {
    const { agent, asked } = await openAgent();
    const people = [{ phoneNumber: HANDSET }, { communicationUserId: BOB }];
    agent.startCall(people, { alternateCallerId, audioOptions: { muted: true } });
    await settled();
    expect(asked().at(-1)).toMatchObject({
      op: 'call.start',
      args: { to: [{ user: PHONE }, { user: BOB }], alternateCallerId: OURS },
    });
  });

  it.each([
    ['without a number to call from', HANDSET, undefined],
    ['that is no number', '4255550123', alternateCallerId],
    ['from what is no number', HANDSET, { phoneNumber: 'Contoso' }],
  ])('%s is refused before the server is asked', async (_what, phoneNumber, from) => {
    const { agent, asked } = await openAgent();
    const options = from && { alternateCallerId: from };
    expect(() => agent.startCall([{ phoneNumber }], options)).toThrow(
      expect.objectContaining({ code: 400, subCode: 41006 }),
    );
    expect([agent.calls, asked()]).toEqual([[], []]);
  });

  it('ends with what the phone network said', async () => {
    const call = fakeCall(async () => withPhone());
    await settled();
    call.receive({ type: 'call.ended', callId: 'call-1', reason: { code: 486, subCode: 560486 } });
    expect(call.callEndReason).toEqual({ code: 486, subCode: 560486 });
  });

  it('tells that there is something to hear before the answer', async () => {
    const waiting = participant(ALICE, { state: 'waiting' });
    const ringing = participant(PHONE, { state: 'ringing' });
    const call = fakeCall(async () =>
      callView({ kind: 'direct', participants: [waiting, ringing] }),
    );
    await settled();
    expect(call.state).toBe('Ringing');
    const participants = [{ ...ringing, early: true }] as const;
    call.receive({ type: 'call.changed', callId: 'call-1', participants });
    expect([call.state, call.remoteParticipants[0]?.state]).toEqual(['EarlyMedia', 'EarlyMedia']);
  });

  it('shows the phone by its number', async () => {
    const call = fakeCall(async () => withPhone());
    await settled();
    expect(call.remoteParticipants[0]?.identifier).toMatchObject({
      kind: 'phoneNumber',
      phoneNumber: HANDSET,
    });
  });
});

describe('a call from a phone', () => {
  it('says which number calls', async () => {
    const { agent, say } = await openAgent();
    const rings = new Promise<IncomingCall>((resolve) =>
      agent.on('incomingCall', ({ incomingCall }) => resolve(incomingCall)),
    );
    const from = { user: PHONE, displayName: 'Contoso' };
    say({ type: 'call.incoming', callId: 'call-1', from, camera: false, kind: 'direct' });
    const { callerInfo } = await rings;
    expect(callerInfo.displayName).toBe('Contoso');
    expect(callerInfo.identifier).toMatchObject({ kind: 'phoneNumber', phoneNumber: HANDSET });
  });
});

describe('adding a phone', () => {
  it('names the number it is called from', async () => {
    const owner = fakeOwner();
    const call = fakeCall(async () => callView(), owner);
    await settled();
    const phone = call.addParticipant({ phoneNumber: HANDSET }, { alternateCallerId });
    await settled();
    expect(owner.asked).toEqual([
      { op: 'call.add', args: { callId: 'call-1', user: PHONE, alternateCallerId: OURS } },
    ]);
    expect(call.remoteParticipants).toContain(phone);
  });

  it('is refused without one, and nobody is shown', async () => {
    const call = fakeCall(async () => callView());
    await settled();
    expect(() => call.addParticipant({ phoneNumber: HANDSET })).toThrow(
      expect.objectContaining({ code: 400, subCode: 41006 }),
    );
    expect(call.remoteParticipants).toHaveLength(1);
  });
});

describe('keys', () => {
  it.each([
    ['Num0', '0'],
    ['Num9', '9'],
    ['Star', '*'],
    ['Pound', '#'],
    ['A', 'A'],
  ] as const)('%s goes to the server as %s, where no page is the other side', async (key, tone) => {
    const owner = fakeOwner();
    const call = fakeCall(async () => withPhone(), owner);
    await settled();
    await call.sendDtmf(key);
    expect(owner.asked).toEqual([{ op: 'call.dtmf', args: { callId: 'call-1', tone } }]);
  });

  it('cannot be a flash', async () => {
    const call = fakeCall(async () => withPhone());
    await settled();
    await expect(call.sendDtmf('Flash')).rejects.toMatchObject({ code: 405 });
  });
});

describe('handing over', () => {
  const targetParticipant = { phoneNumber: HANDSET };
  const between = () => callView({ kind: 'direct' });

  it('to a phone names the number that the call was begun from', async () => {
    const owner = fakeOwner();
    const call = new LocalCall(owner, {
      direction: 'Outgoing',
      callerInfo: { identifier: identifierOf(ALICE) },
      options: { audioOptions: { muted: true } },
      callerId: OURS,
      enter: async (_state, entered) => entered(between()),
    });
    await settled();
    call.feature(Features.Transfer).transfer({ targetParticipant });
    await settled();
    expect(owner.asked).toContainEqual({
      op: 'call.transfer',
      args: { callId: 'call-1', user: BOB, to: PHONE, alternateCallerId: OURS },
    });
  });

  it('to a phone is refused where nothing says from which number', async () => {
    const call = fakeCall(async () => between());
    await settled();
    expect(() => call.feature(Features.Transfer).transfer({ targetParticipant })).toThrow(
      expect.objectContaining({ code: 400, subCode: 41006 }),
    );
  });

  it('to whom one talks in another call is a matter of the server', async () => {
    const owner = fakeOwner();
    const call = fakeCall(async () => withPhone(), owner);
    const consulted = fakeCall(async () => callView({ id: 'call-2', kind: 'direct' }), owner);
    owner.calls = () => [call, consulted];
    owner.request = (op, args) => {
      owner.asked.push({ op, args });
      return Promise.resolve({ id: 'transfer-1' } as never);
    };
    await settled();
    const feature = call.feature(Features.Transfer);
    expect(() => feature.transfer({ targetCallId: 'call-3' })).toThrow('no such call');
    const transfer = feature.transfer({ targetCallId: 'call-2' });
    await settled();
    const both = { callId: 'call-1', targetCallId: 'call-2' };
    expect(owner.asked.at(-1)).toEqual({ op: 'call.handOver', args: both });
    const done = { callId: 'call-1', id: 'transfer-1', state: 'transferred' } as const;
    call.receive({ type: 'call.transferChanged', ...done });
    expect(transfer.state).toBe('Transferred');
  });

  it('says why the server does not do it', async () => {
    const owner = fakeOwner();
    const call = fakeCall(async () => withPhone(), owner);
    await settled();
    owner.request = () => Promise.reject(new CallingError('not a phone', 405, 40500));
    const transfer = call
      .feature(Features.Transfer)
      .transfer({ targetParticipant: { communicationUserId: BOB } });
    await settled();
    expect([transfer.state, transfer.error]).toEqual(['Failed', { code: 405, subCode: 40500 }]);
  });

  it('that others ask for calls the phone from the number they say', async () => {
    const owner = fakeOwner();
    const asked: unknown[] = [];
    const call = fakeCall(async () => between(), owner);
    owner.startTransferred = (transfer) => {
      asked.push(transfer);
      return call;
    };
    await settled();
    call.feature(Features.Transfer);
    const request = { callId: 'call-1', id: 'transfer-1', to: PHONE, alternateCallerId: OURS };
    call.receive({ type: 'call.transferRequested', ...request });
    expect(asked).toEqual([
      { to: PHONE, callerId: OURS, muted: false, callId: 'call-1', id: 'transfer-1' },
    ]);
  });
});
