import { VirtualClock } from '@switchboard/kernel/testing';
import { FakePeer } from '../../tests/_fake-peer.ts';
import { Path } from './path.ts';

function setUp() {
  const clock = new VirtualClock(0);
  const connection = new FakePeer();
  const restarts: number[] = [];
  const states: string[] = [];
  const path: Path = new Path(connection as unknown as RTCPeerConnection, {
    clock,
    restart: () => restarts.push(clock.now()),
    onState: () => states.push(path.state),
  });
  return { clock, connection, restarts, states, path };
}

describe('a path', () => {
  it('that has just broken is given a moment to come back by itself', async () => {
    const { clock, connection, restarts, states } = setUp();
    connection.become('connected');
    connection.become('disconnected');
    await clock.advance(2_499);
    connection.become('connected');
    await clock.advance(60_000);
    expect(restarts).toEqual([]);
    expect(states).toEqual(['connected', 'interrupted', 'connected']);
  });

  it('is looked for every five seconds for as long as it is broken', async () => {
    const { clock, connection, restarts } = setUp();
    connection.become('disconnected');
    await clock.advance(12_500);
    expect(restarts).toEqual([2_500, 7_500, 12_500]);
    connection.become('connected');
    await clock.advance(60_000);
    expect(restarts).toHaveLength(3);
  });

  it('that has failed is looked for at once', async () => {
    const { clock, connection, restarts } = setUp();
    connection.become('failed');
    await clock.advance(0);
    expect(restarts).toEqual([0]);
  });

  it('that is closed is not looked for', async () => {
    const { clock, connection, restarts, path } = setUp();
    connection.become('failed');
    path.close();
    await clock.advance(60_000);
    expect(restarts).toEqual([]);
  });
});
