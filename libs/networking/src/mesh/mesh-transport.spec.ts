import fc from 'fast-check';
import type { FakeConnections } from '../../tests/_fake-connection.ts';
import { HOUR_MS, listen, meshWorld as world } from '../../tests/_mesh-world.ts';
import { transportContract } from '../testing/transport-contract.ts';

const reliable = (size: number) => ({ delivery: 'reliable', bytes: new Uint8Array(size) }) as const;

describe('connections of one’s own, as every transport,', () => {
  it.each(transportContract)('$name', async ({ run, name }) => {
    const { pair, until, network, clock } = world();
    const [one, two] = await pair();
    const isFull = name.startsWith('refuses what would wait');
    // What is not read waits, until it is.
    if (isFull) for (const each of network.open) each.reads = false;
    if (isFull) clock.after(50, () => reads(network));
    await run({ one, two, until });
    await Promise.all([one[Symbol.asyncDispose](), two[Symbol.asyncDispose]()]);
    expect(network.open).toEqual([]);
  });
});

function reads(network: FakeConnections): void {
  for (const each of network.open) {
    each.reads = true;
    each.channel(1)?.flush();
    each.other?.channel(1)?.flush();
  }
}

describe('who is in a mesh', () => {
  it('is connected to by one connection, and nine are too many', async () => {
    const { open, network, clock, troubles } = world();
    const names = Array.from({ length: 9 }, (_, n) => `peer ${n}`);
    const all = [];
    for (const name of names) all.push(await open(name));
    await clock.advance(5_000);
    for (const each of all.slice(0, 8)) expect(each.peers()).toHaveLength(7);
    expect(all[8]!.peers()).toEqual([]);
    expect(troubles).toContainEqual({ kind: 'peer-refused', peer: 'peer 8' });
    expect(network.open).toHaveLength(8 * 7);
  });

  it('is connected to anew after a reload, without having said goodbye', async () => {
    const { pair, open, network, clock, until } = world();
    network.tellsClose = false;
    const [, two] = await pair();
    const heard = listen(two);
    await clock.advance(2_000);
    // As a page that is gone: nothing is said, and its end of the connection never closes.
    const again = await open('one');
    await until('it is reached', () => again.peers().length === 1);
    expect(heard).toEqual(['left one', 'joined one']);
  });

  it('is found again when a hello of a former session comes late', async () => {
    const { pair, open, network, signalling, clock, until } = world();
    network.tellsClose = false;
    const [one, two] = await pair();
    const [former] = signalling.said.filter(({ from, to }) => from === 'one' && !to);
    await one[Symbol.asyncDispose]();
    const again = await open('one');
    await until('they reach each other', () => again.peers().length + two.peers().length === 2);
    await clock.advance(2_000);
    signalling.deliver('one', 'two', former!.text);
    await clock.advance(3_000);
    expect([again.peers(), two.peers()]).toEqual([['two'], ['one']]);
    const heard = listen(two);
    again.send(reliable(4));
    await until('it is there', () => heard.length > 0);
    const { length } = signalling.said;
    await clock.advance(60_000);
    expect(signalling.said).toHaveLength(length);
  });

  it('finds each other also where hello was lost, once the way tells who came', async () => {
    const { open, signalling, clock, until } = world();
    signalling.isUp = false;
    const one = await open('one');
    const two = await open('two');
    await clock.advance(1_000);
    signalling.isUp = true;
    signalling.tellJoined('one', 'two');
    await until('they reach each other', () => one.peers().length + two.peers().length === 2);
  });
});

describe('a path that breaks', () => {
  it('is restarted until it holds, and nothing that is reliable is lost', async () => {
    const { pair, network, clock, until, troubles } = world();
    const [one, two] = await pair();
    const heard = listen(two);
    const isInterrupted: boolean[] = [];
    two.subscribe({ interrupted: (peer) => isInterrupted.push(two.isInterrupted(peer)) });
    network.set(false);
    one.send(reliable(3));
    await clock.advance(10_000);
    expect(isInterrupted).toEqual([true]);
    network.isUp = true;
    await until('it is there', () => heard.length > 0);
    expect([heard, isInterrupted]).toEqual([['message 3'], [true, false]]);
    expect(network.all).toHaveLength(2);
    expect(network.all.flatMap(({ offers }) => offers)).toContainEqual({ iceRestart: true });
    expect(troubles).toEqual([]);
  });

  it('ends one who is not reached for long, and begins anew when it can be', async () => {
    const { pair, network, clock, until, troubles } = world();
    const [one, two] = await pair();
    const heard = listen(two);
    network.set(false);
    // The time begins anew with other credentials, which are asked for once the path is restarted.
    await clock.advance(34_000);
    expect(heard).toEqual(['left one']);
    expect(troubles).toContainEqual({ kind: 'peer-dropped', peer: 'one', reason: 'unreachable' });
    network.isUp = true;
    await until('they reach each other', () => one.peers().length + two.peers().length === 2);
    expect(heard).toEqual(['left one', 'joined one']);
  });

  it('is looked for again by both at once when they say so, and stays one', async () => {
    const { pair, network, clock } = world();
    const [one, two] = await pair();
    one.restart();
    two.restart();
    await clock.advance(1_000);
    expect([one.peers(), two.peers()]).toEqual([['two'], ['one']]);
    expect(network.all.map(({ signalingState }) => signalingState)).toEqual(['stable', 'stable']);
  });

  it('is never found: it is given up, asked for again a few times, and then forgotten', async () => {
    const { open, network, signalling, clock } = world();
    network.set(false);
    await open('one');
    await open('two');
    await clock.advance(HOUR_MS);
    expect(network.open).toEqual([]);
    const { length } = signalling.said;
    await clock.advance(HOUR_MS);
    expect(signalling.said).toHaveLength(length);
  });
});

describe('one who does not read', () => {
  it('bounds what waits for it, and is dropped after ten seconds', async () => {
    const { pair, network, clock, troubles } = world();
    const [one] = await pair();
    const heard = listen(one);
    for (const each of network.open) each.reads = false;
    let bytes = 0;
    while (one.send(reliable(16_000))) bytes += 16_001;
    expect(bytes).toBeLessThanOrEqual(1024 * 1024);
    await clock.advance(9_000);
    expect(heard).toEqual([]);
    await clock.advance(2_000);
    expect(heard).toEqual(['left two', 'drained']);
    expect(troubles).toEqual([{ kind: 'peer-dropped', peer: 'two', reason: 'not-reading' }]);
    await clock.advance(HOUR_MS);
    expect(one.peers()).toEqual([]);
  });

  it('is waited for while it reads, but not for ever', async () => {
    const { pair, network, clock, troubles } = world();
    const [one] = await pair();
    for (const each of network.open) each.reads = false;
    while (one.send(reliable(16_000)));
    const [channel] = network.open.flatMap((each) => {
      const found = each.channel(1);
      return found && found.bufferedAmount > 0 ? [found] : [];
    });
    for (let seconds = 0; seconds < 50; seconds += 5) {
      network.open.forEach((each) => (each.reads = true));
      channel!.flush(1);
      network.open.forEach((each) => (each.reads = false));
      await clock.advance(5_000);
    }
    expect(troubles).toEqual([]);
    await clock.advance(20_000);
    expect(troubles).toHaveLength(1);
  });

  it('misses what is unreliable, which does not wait', async () => {
    const { pair, network } = world();
    const [one] = await pair();
    for (const each of network.open) each.reads = false;
    const message = { delivery: 'unreliable', bytes: new Uint8Array(10_000) } as const;
    for (let n = 0; n < 100; n += 1) expect(one.send(message)).toBe(true);
    const waiting = network.open.map((each) => each.channel(2)!.bufferedAmount);
    expect(Math.max(...waiting)).toBeLessThanOrEqual(64 * 1024);
    expect(one.dropped).toBe(94);
  });
});

it('drops and counts what is hostile, and makes nothing of it', async () => {
  const { pair, network, signalling, clock } = world();
  const [one, two] = await pair();
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record(
        {
          kind: fc.constantFrom('hello', 'bye', 'description', 'candidates', 'other'),
          session: fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
          to: fc.string(),
          knows: fc.anything(),
          reason: fc.constantFrom('done', 'lost', 'none'),
          type: fc.constantFrom('offer', 'answer', 'rollback'),
          round: fc.anything(),
          sdp: fc.anything(),
          candidates: fc.anything(),
        },
        { requiredKeys: ['kind'] },
      )
      .map((value) => JSON.stringify(value)),
  );
  for (const each of fc.sample(text, { numRuns: 2_000, seed: 3 })) {
    signalling.deliver('somebody', 'two', each);
    signalling.deliver('one', 'two', each.replace('"hello"', '"description"'));
  }
  await clock.advance(100);
  expect(two.dropped).toBeGreaterThan(2_000);
  // At most one connection to each, however often it says hello with another session.
  expect(network.all.length).toBeLessThanOrEqual(4);
  expect(one.peers()).toEqual(['two']);
});

it('leaves nothing behind', async () => {
  const { pair, network, clock } = world();
  const [one, two] = await pair();
  await one[Symbol.asyncDispose]();
  await clock.advance(100);
  expect(two.peers()).toEqual([]);
  await two[Symbol.asyncDispose]();
  await clock.advance(100);
  expect(network.open).toEqual([]);
  expect(clock.pending).toBe(0);
});
