import type { MediaDescription, MediaSource } from '@switchboard/acs-wire';
import { VirtualClock } from '@switchboard/kernel/testing';
import { FakePeer } from '../../tests/_fake-peer.ts';
import type { LinkSignals } from './link.ts';
import { PeerLink } from './peer-link.ts';

type Said = Parameters<LinkSignals['describe']>[0];

async function setUp(polite: boolean, first: readonly MediaSource[] = ['audio']) {
  const clock = new VirtualClock(0);
  const connection = new FakePeer();
  const said: Said[] = [];
  const adopted: string[][] = [];
  const link: PeerLink = new PeerLink(
    {
      RTCPeerConnection: function make() {
        return connection;
      } as unknown as typeof RTCPeerConnection,
      configuration: {},
      clock,
      signals: {
        describe: async (description) => {
          said.push(description);
          return {};
        },
        candidate: () => undefined,
        renew: () => undefined,
      },
      onTrack: () => undefined,
      onState: () => undefined,
      onAdopted: () => {
        const sources = ['audio', 'camera', 'screen'] as const;
        adopted.push(sources.filter((source) => link.sender(source)));
      },
    },
    polite,
    first,
  );
  await clock.advance(0);
  const kinds = () => said.map(({ kind }) => kind);
  return { connection, said, kinds, adopted, link, clock };
}

const description = (kind: 'offer' | 'answer'): MediaDescription => ({
  callId: 'call-1',
  generation: 1,
  transport: 'peer',
  kind,
  sdp: `their ${kind}`,
  tracks: [{ mid: '0', source: 'audio' }],
});

describe('the first offer', () => {
  it('is made by the impolite one, with what is sent from the beginning', async () => {
    const { said } = await setUp(false, ['audio', 'camera']);
    expect(said).toMatchObject([
      { kind: 'offer', tracks: [{ source: 'audio' }, { source: 'camera' }] },
    ]);
  });

  it('is awaited by the polite one, who sends over the same sections', async () => {
    const { connection, kinds, adopted, link } = await setUp(true);
    expect(kinds()).toEqual([]);
    await link.describe(description('offer'));
    expect(kinds()).toEqual(['answer']);
    expect(connection.transceivers[0]!.direction).toBe('sendrecv');
    expect(adopted).toEqual([['audio']]);
  });

  it('leaves the rest until both hear each other', async () => {
    const { connection, adopted, clock } = await setUp(false);
    expect(connection.transceivers).toHaveLength(1);
    connection.become('connected');
    expect(connection.transceivers).toHaveLength(1);
    await clock.advance(100);
    expect(connection.transceivers.map(({ kind }) => kind)).toEqual(['audio', 'video', 'video']);
    expect(adopted).toEqual([['audio', 'camera', 'screen']]);
    connection.become('disconnected');
    connection.become('connected');
    await clock.advance(100);
    expect(connection.transceivers).toHaveLength(3);
  });

  it('adds nothing to a connection that was closed before', async () => {
    const { connection, link, clock } = await setUp(false);
    connection.become('connected');
    link.close();
    await clock.advance(100);
    expect(connection.transceivers).toHaveLength(1);
  });
});

describe('when both offer at once', () => {
  it('the impolite one ignores the other offer, and its candidates', async () => {
    const { connection, kinds, link } = await setUp(false);
    await link.describe(description('offer'));
    await link.candidate('peer', { candidate: 'of the offer that was ignored' });
    expect(connection.signalingState).toBe('have-local-offer');
    expect(kinds()).toEqual(['offer']);
    await link.describe(description('answer'));
    expect(connection.signalingState).toBe('stable');
  });

  it('the polite one yields', async () => {
    const { connection, kinds, link } = await setUp(true);
    await link.describe(description('offer'));
    connection.onnegotiationneeded?.();
    await Promise.resolve();
    expect(connection.signalingState).toBe('have-local-offer');
    await link.describe(description('offer'));
    expect(kinds().at(-1)).toBe('answer');
    expect(connection.signalingState).toBe('stable');
  });
});

describe('an answer', () => {
  it('to no offer of ours is left alone', async () => {
    const { connection, link } = await setUp(true);
    await link.describe(description('answer'));
    expect([connection.signalingState, connection.transceivers]).toEqual(['stable', []]);
  });
});

describe('a candidate', () => {
  it('waits for the description that was sent before it', async () => {
    const { connection, link } = await setUp(true);
    const described = link.describe(description('offer'));
    const added = link.candidate('peer', { candidate: 'one' });
    expect(connection.candidates).toEqual([]);
    await Promise.all([described, added]);
    expect(connection.candidates).toEqual([{ candidate: 'one' }]);
  });

  it('that cannot be used is said to whoever brings it', async () => {
    const { link } = await setUp(false);
    await expect(link.candidate('peer', { candidate: 'one' })).rejects.toThrow();
  });
});

describe('a link that is closed', () => {
  it('offers nothing and takes nothing', async () => {
    const { connection, kinds, link } = await setUp(false);
    link.close();
    link.restart();
    await link.describe(description('answer'));
    expect([connection.isClosed, connection.restarts, kinds()]).toEqual([true, 0, ['offer']]);
  });
});
