import { VirtualClock } from '@switchboard/kernel/testing';
import { FakeIce } from '../../tests/_fake-ice.ts';
import { ConnectivityCheck } from './connectivity-check.ts';
import type { CheckProgress } from './connectivity-check.ts';

const STUN = 'stun:relay.example';
const UDP = 'turn:relay.example?transport=udp';
const TCP = 'turn:relay.example?transport=tcp';
const TLS = 'turns:relay.example';
const MEBIBYTE = 1024 * 1024;

function world(...urls: string[]) {
  const clock = new VirtualClock(0);
  const ice = new FakeIce(clock);
  const abort = new AbortController();
  const told: CheckProgress[] = [];
  const { RTCPeerConnection } = ice;
  const check = new ConnectivityCheck(
    { iceServers: [{ urls }], RTCPeerConnection, clock, signal: abort.signal },
    (progress) => told.push(progress),
  );
  const serve = (url: string, address?: string): unknown =>
    ice.servers.set(url, { kind: 'serves', afterMs: 20, ...(address && { address }) });
  const run = async (): Promise<CheckProgress> => {
    const running = check.run();
    await clock.advance(60_000);
    return running;
  };
  return { clock, ice, abort, told, check, serve, run };
}

describe('ConnectivityCheck', () => {
  it('tries each way by itself, and tells them apart', async () => {
    const { ice, serve, run, told } = world(STUN, UDP, TCP);
    serve(STUN, '203.0.113.42');
    ice.servers.set(UDP, { kind: 'refuses', code: 486, text: 'Quota' });
    const { rows } = await run();
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      { status: 'works', tookMs: 20, address: '203.0.113.42' },
      { status: 'refused', tookMs: 5, code: 486, text: 'Quota' },
      { status: 'no-answer', tookMs: 6_000 },
      { status: 'not-offered' },
    ]);
    expect(ice.all.slice(0, 3).map(({ configuration }) => configuration)).toEqual([
      { iceServers: [{ urls: STUN }], iceTransportPolicy: 'all' },
      { iceServers: [{ urls: UDP }], iceTransportPolicy: 'relay' },
      { iceServers: [{ urls: TCP }], iceTransportPolicy: 'relay' },
    ]);
    expect(told[0]?.rows[0]?.outcome.status).toBe('waiting');
    expect(told.at(-1)).toMatchObject({ isOver: true });
  });

  it('goes on without an address that the browser refuses', async () => {
    const { ice, serve, run } = world(STUN, UDP);
    serve(STUN, '203.0.113.42');
    ice.refused = UDP;
    const { rows } = await run();
    expect(rows.map(({ outcome }) => outcome.status).slice(0, 2)).toEqual(['works', 'unusable']);
    expect(ice.all.at(-1)?.configuration).toEqual({ iceServers: [{ urls: STUN }] });
  });

  it('knows a closed port from STUN that sees our own address', async () => {
    const { ice, serve, run } = world(STUN, TLS);
    serve(STUN);
    ice.servers.set(TLS, { kind: 'closed' });
    const { rows } = await run();
    expect(rows[0]?.outcome).toEqual({ status: 'works', tookMs: 20 });
    expect(rows.at(-1)?.outcome).toEqual({ status: 'no-answer', tookMs: 5 });
  });

  it('measures what passes through a relay, with little waiting at once', async () => {
    const { ice, serve, run } = world(UDP);
    serve(UDP, '192.0.2.1');
    const { rows } = await run();
    expect(rows[1]?.measurement).toMatchObject({ status: 'done', roundTripMs: 10, pings: 9 });
    expect(rows[1]?.measurement).toMatchObject({ bytes: 8 * MEBIBYTE });
    const buffered = ice.all.flatMap(({ channels }) =>
      channels.map(({ maxBuffered }) => maxBuffered),
    );
    expect(Math.max(...buffered)).toBeGreaterThan(0);
    expect(Math.max(...buffered)).toBeLessThanOrEqual(MEBIBYTE);
  });

  it('measures for two seconds where little passes', async () => {
    const { ice, serve, run } = world(UDP);
    serve(UDP, '192.0.2.1');
    ice.bytesPerMs = 256;
    const { rows } = await run();
    const { measurement } = rows[1]!;
    if (measurement?.status !== 'done') throw new Error('was not measured');
    expect(measurement.tookMs).toBeLessThanOrEqual(2_000);
    expect(measurement.bytes).toBeLessThan(8 * MEBIBYTE);
    expect(measurement.bytesPerSecond).toBeGreaterThan(0);
  });

  it('says that nothing comes through a relay that lets one in', async () => {
    const { ice, serve, run } = world(UDP);
    serve(UDP, '192.0.2.1');
    ice.passes = false;
    const { rows, pair } = await run();
    expect(rows[1]?.measurement).toEqual({ status: 'failed' });
    expect(pair).toBe('none');
  });

  it('finds the pair in use', async () => {
    const { ice, serve, run } = world(STUN);
    serve(STUN, '203.0.113.42');
    ice.stats = [
      ['T', { type: 'transport', selectedCandidatePairId: 'P' }],
      ['P', { type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R' }],
      ['L', { type: 'local-candidate', candidateType: 'host', protocol: 'udp' }],
      ['R', { type: 'remote-candidate', candidateType: 'host', protocol: 'udp' }],
    ];
    const { pair } = await run();
    expect(pair).toEqual({
      local: { type: 'host', protocol: 'udp' },
      remote: { type: 'host', protocol: 'udp' },
      reason: 'host',
      found: { host: 1, srflx: 1, relay: 0 },
    });
  });

  it('closes what it opened, when it is over and when it is cancelled', async () => {
    const over = world(STUN, UDP);
    over.serve(UDP, '192.0.2.1');
    await over.run();
    expect(over.ice.all).not.toHaveLength(0);
    expect(over.ice.open).toBe(0);

    for (const ms of [1, 100, 7_000]) {
      const { clock, ice, abort, check, serve } = world(STUN, UDP, TCP);
      serve(UDP, '192.0.2.1');
      const ended = check.run().catch((error: unknown) => error);
      await clock.advance(ms);
      abort.abort(new Error('cancelled'));
      expect(await ended).toMatchObject({ message: 'cancelled' });
      await clock.advance(0);
      expect(ice.open).toBe(0);
    }
  });
});
