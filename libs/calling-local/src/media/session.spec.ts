import { VirtualClock } from '@switchboard/kernel/testing';
import { barePlatform } from '../../tests/_fake-owner.ts';
import { FakePeer } from '../../tests/_fake-peer.ts';
import { MediaSession } from './session.ts';
import type { MediaEvent } from './session.ts';

function setUp() {
  const clock = new VirtualClock(0);
  const made: FakePeer[] = [];
  const asked: { op: string; args: unknown }[] = [];
  const session = new MediaSession({
    callId: () => 'call-1',
    request: async (op, args) => {
      asked.push({ op, args });
      return {} as never;
    },
    platform: {
      ...barePlatform(),
      clock,
      RTCPeerConnection: function make() {
        made.push(new FakePeer());
        return made.at(-1);
      } as unknown as typeof RTCPeerConnection,
    },
    iceServers: () => [],
    iceTransportPolicy: undefined,
    sources: () => ['audio'],
    onTrack: () => undefined,
    onQuality: () => undefined,
    onLost: () => undefined,
    onChannel: () => undefined,
  });
  return { session, made, asked, settled: () => clock.advance(0) };
}

const begins = (polite: boolean) =>
  ({ type: 'media.session', callId: 'call-1', generation: 7, mode: 'peer', polite }) as const;

const described = (kind: 'offer' | 'answer'): MediaEvent => ({
  type: 'media.describe',
  callId: 'call-1',
  generation: 7,
  transport: 'peer',
  kind,
  sdp: `their ${kind}`,
  tracks: [{ mid: '0', source: 'audio' }],
});

it('sends an offer that was made beforehand once the session has begun', async () => {
  const { session, made, asked, settled } = setUp();
  session.anticipate('offer');
  await settled();
  expect(asked).toEqual([]);
  session.take(begins(false));
  await settled();
  expect(made).toHaveLength(1);
  expect(asked).toMatchObject([{ op: 'media.describe', args: { kind: 'offer', generation: 7 } }]);
});

it('answers over the connection that was opened beforehand', async () => {
  const { session, made, asked, settled } = setUp();
  session.anticipate('answer');
  expect(made).toHaveLength(1);
  session.take(begins(true));
  session.take(described('offer'));
  await settled();
  expect(made).toHaveLength(1);
  expect(asked).toMatchObject([{ op: 'media.describe', args: { kind: 'answer', generation: 7 } }]);
});

it('closes a connection of the other role, and opens another', async () => {
  const { session, made, settled } = setUp();
  session.anticipate('answer');
  session.take(begins(false));
  await settled();
  expect(made.map(({ isClosed }) => isClosed)).toEqual([true, false]);
});

it('closes what was opened beforehand when the call ends first', () => {
  const { session, made } = setUp();
  session.anticipate('answer');
  session.close();
  expect(made.map(({ isClosed }) => isClosed)).toEqual([true]);
});
