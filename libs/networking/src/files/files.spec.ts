import { createHash } from 'node:crypto';
import { VirtualClock } from '@switchboard/kernel/testing';
import fc from 'fast-check';
import { MessageChannel } from '../messages/message-channel.ts';
import { ContentHash } from './content-hash.ts';
import type { Digest } from './content-hash.ts';
import { FakeNetwork } from '../testing/fake-network.ts';
import type { FakeNetworkOptions } from '../testing/fake-network.ts';
import { readFileFrame, writeFileFrame } from './file-frame.ts';
import type { FileSink, FileSource } from './file-store.ts';
import { FileTransfers } from './file-transfers.ts';
import type { FileOffer } from './file-transfers.ts';
import { IncomingFile } from './incoming-file.ts';
import { OutgoingFile, WINDOW_BYTES } from './outgoing-file.ts';

/** That of the platform answers in its own time, which the clock of a test does not turn. */
const digest: Digest = async (bytes) => createHash('sha256').update(bytes).digest();

function contentOf(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) bytes[at] = at * 7;
  return bytes;
}

function source(size: number, change: Partial<FileSource> = {}): FileSource {
  const content = contentOf(size);
  const read = async (from: number, to: number) => content.slice(from, to);
  return { name: 'plan.pdf', type: 'application/pdf', size, read, ...change };
}

function sink(change: Partial<FileSink> = {}) {
  const parts: Uint8Array[] = [];
  const ended: string[] = [];
  const own: FileSink = {
    write: async (bytes) => void parts.push(bytes.slice()),
    close: async () => void ended.push('closed'),
    abort: async () => void ended.push('aborted'),
    ...change,
  };
  // Byte by byte, Jest takes seconds for what takes no time.
  const isContentOf = (size: number) => Buffer.concat(parts).equals(contentOf(size));
  return { sink: own, ended, isContentOf };
}

function setUp(options: FakeNetworkOptions = { delayMs: 5 }) {
  const clock = new VirtualClock(0);
  const offers: FileOffer[] = [];
  const one = new FileTransfers(() => undefined, digest);
  const two = new FileTransfers((offer) => offers.push(offer), digest);
  /** Another way to the same people; the one before it is gone. */
  const connect = () => {
    const network = new FakeNetwork(clock, options);
    const transports = [network.join('one'), network.join('two')] as const;
    for (const [at, files] of [one, two].entries()) {
      const transport = transports[at]!;
      files.attach({ transport, channel: new MessageChannel(transport, { clock }) });
    }
    return transports;
  };
  const transports = connect();
  return { clock, offers, one, two, connect, transports };
}

it('arrive whole, and both sides know it', async () => {
  const { clock, offers, one } = setUp();
  const progress: number[] = [];
  const file = one.send('two', source(100_000), ({ writtenBytes }) => progress.push(writtenBytes));
  await clock.advance(10);
  expect(offers).toMatchObject([{ from: 'one', name: 'plan.pdf', size: 100_000 }]);
  const target = sink();
  const incoming = offers[0]!.accept(target.sink);
  await clock.advance(200);
  await expect(Promise.all([file.outcome, incoming.outcome])).resolves.toEqual([
    'received',
    'received',
  ]);
  expect(target.isContentOf(100_000)).toBe(true);
  expect(target.ended).toEqual(['closed']);
  expect(progress.at(-1)).toBe(100_000);
});

it('may be empty', async () => {
  const { clock, offers, one } = setUp();
  const file = one.send('two', source(0));
  await clock.advance(10);
  offers[0]!.accept(sink().sink);
  await clock.advance(50);
  await expect(file.outcome).resolves.toBe('received');
});

it('go on where they were, however often the connection breaks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }),
      async (breaks) => {
        const { clock, offers, one, connect, transports } = setUp();
        let [open] = transports;
        const file = one.send('two', source(100_000));
        const target = sink();
        let incoming: IncomingFile | undefined;
        const turn = async (ms: number): Promise<void> => {
          await clock.advance(ms);
          if (offers[0] && !incoming) incoming = offers[0].accept(target.sink);
        };
        for (const ms of breaks) {
          await turn(ms);
          await open[Symbol.asyncDispose]();
          await turn(10);
          [open] = connect();
        }
        await turn(50);
        await turn(1_000);
        await expect(file.outcome).resolves.toBe('received');
        expect(target.isContentOf(100_000)).toBe(true);
        expect(offers).toHaveLength(1);
      },
    ),
    { numRuns: 30 },
  );
});

it('wait for a slow disk with no more than a window in between', async () => {
  const { clock, offers, one } = setUp();
  let written = 0;
  let waiting = 0;
  let most = 0;
  const slow = sink({
    write: async (bytes) => {
      waiting += bytes.length;
      most = Math.max(most, waiting);
      await new Promise<void>((resolve) => clock.after(20, resolve));
      waiting -= bytes.length;
      written += bytes.length;
    },
  });
  let read = 0;
  const content = contentOf(16 * 1024);
  const size = 1.5 * WINDOW_BYTES;
  const file = one.send(
    'two',
    source(0, {
      size,
      read: async (from, to) => {
        read = Math.max(read, to);
        expect(read - written).toBeLessThanOrEqual(WINDOW_BYTES + 16 * 1024);
        return content.subarray(0, to - from);
      },
    }),
  );
  await clock.advance(10);
  offers[0]!.accept(slow.sink);
  await clock.advance(2_000);
  await expect(file.outcome).resolves.toBe('received');
  expect(written).toBe(size);
});

it('wait for a network that has no room, and lose nothing', async () => {
  const { clock, offers, one } = setUp({ delayMs: 5, maxWaitingBytes: 40_000 });
  const file = one.send('two', source(120_000));
  await clock.advance(10);
  const target = sink();
  offers[0]!.accept(target.sink);
  await clock.advance(2_000);
  await expect(file.outcome).resolves.toBe('received');
  expect(target.isContentOf(120_000)).toBe(true);
});

describe('that do not arrive', () => {
  const begun = async (size = 200_000, change: Partial<FileSource> = {}, written = sink()) => {
    const { clock, offers, one, two } = setUp();
    const file = one.send('two', source(size, change));
    await clock.advance(10);
    const incoming = offers[0]!.accept(written.sink);
    return { clock, one, two, file, incoming, written, offers };
  };

  it('are given up on both sides when the sender cancels', async () => {
    const { clock, file, incoming, written } = await begun();
    file.cancel();
    await clock.advance(50);
    await expect(Promise.all([file.outcome, incoming.outcome])).resolves.toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect(written.ended).toEqual(['aborted']);
  });

  it('and when the receiver does not want them, or not any more', async () => {
    const { clock, offers, one } = setUp();
    const [first, second] = [one.send('two', source(10)), one.send('two', source(200_000))];
    await clock.advance(10);
    offers[0]!.refuse();
    const incoming = offers[1]!.accept(sink().sink);
    incoming.refuse();
    await clock.advance(50);
    await expect(Promise.all([first.outcome, second.outcome])).resolves.toEqual([
      'refused',
      'refused',
    ]);
  });

  it('are damaged when something else comes than was hashed', async () => {
    const { clock, incoming, file } = await begun(200_000, {
      // Read twice, it is not the same: after a break it could not be trusted either.
      read: async (from, to) => new Uint8Array(to - from).fill(from > 0 ? 1 : 2),
    });
    incoming.hear({ kind: 'chunk', id: 1, upTo: 0, bytes: new Uint8Array(16 * 1024) });
    await clock.advance(500);
    await expect(Promise.all([file.outcome, incoming.outcome])).resolves.toEqual([
      'damaged',
      'damaged',
    ]);
  });

  it('say so when the disk is full, or the file cannot be read', async () => {
    const full = sink({ write: () => Promise.reject(new Error('disk full')) });
    const one = await begun(200_000, {}, full);
    const two = await begun(200_000, { read: () => Promise.reject(new Error('gone')) });
    await one.clock.advance(50);
    await two.clock.advance(50);
    await expect(one.file.outcome).resolves.toBe('not-written');
    await expect(two.file.outcome).resolves.toBe('not-read');
    await expect(two.incoming.outcome).resolves.toBe('cancelled');
  });

  it('are too many when somebody offers without an end', async () => {
    const { clock, offers, one } = setUp();
    const files = Array.from({ length: 6 }, () => one.send('two', source(10)));
    await clock.advance(50);
    expect(offers).toHaveLength(4);
    await expect(Promise.all(files.slice(4).map(({ outcome }) => outcome))).resolves.toEqual([
      'too-many',
      'too-many',
    ]);
  });

  it('are larger than was said, or flood who writes them', async () => {
    const never = sink({ write: () => new Promise(() => undefined) });
    const { incoming } = await begun(10, { size: 100_000_000 }, never);
    const bytes = new Uint8Array(100_000);
    for (let upTo = 0; upTo < 3 * WINDOW_BYTES; upTo += bytes.length) {
      incoming.hear({ kind: 'chunk', id: 1, upTo, bytes });
    }
    await expect(incoming.outcome).resolves.toBe('damaged');
    const other = await begun(10);
    other.incoming.hear({ kind: 'chunk', id: 1, upTo: 0, bytes });
    await expect(other.incoming.outcome).resolves.toBe('damaged');
  });
});

describe('a frame of a file', () => {
  it('names a file so that it stays in its folder', () => {
    const offered = (name: string) =>
      readFileFrame(writeFileFrame({ kind: 'offer', id: 1, size: 1, name, type: '' }));
    expect(offered('../../etc/passwd')).toMatchObject({ name: 'passwd' });
    expect(offered('C:\\Windows\\a\u202Efdp.exe')).toMatchObject({ name: 'afdp.exe' });
    expect(offered('/')).toMatchObject({ name: 'file' });
    expect(offered('计划.pdf')).toMatchObject({ name: '计划.pdf' });
  });

  it('writes no more than was offered when it is hostile, two thousand times', async () => {
    const written: number[] = [];
    let over = 0;
    const nearly = fc
      .tuple(fc.nat(9), fc.nat(200), fc.uint8Array({ maxLength: 60 }))
      .map(([kind, upTo, body]) => {
        const bytes = new Uint8Array(13 + body.length);
        const view = new DataView(bytes.buffer);
        view.setUint8(0, kind);
        view.setUint32(1, 1);
        view.setFloat64(5, upTo);
        bytes.set(body, 13);
        return bytes;
      });
    const offer = { kind: 'offer', id: 1, size: 100, name: 'a', type: '' } as const;
    for (const bytes of fc.sample(fc.oneof(nearly, fc.uint8Array({ maxLength: 60 })), 2_000)) {
      const at = written.push(0) - 1;
      const counting = sink({ write: async ({ length }) => void (written[at]! += length) });
      const incoming = new IncomingFile(offer, counting.sink, () => true);
      const outgoing = new OutgoingFile(1, source(100), () => true);
      const frame = readFileFrame(bytes);
      if (!frame) continue;
      for (const file of [incoming, outgoing]) file.hear(frame);
      void incoming.outcome.then(() => (over += 1));
      expect(outgoing.writtenBytes).toBe(0);
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(Math.max(...written)).toBeGreaterThan(0);
    expect(Math.max(...written)).toBeLessThanOrEqual(offer.size);
    expect(over).toBeGreaterThan(0);
  });
});

describe('the hash of a file', () => {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
  const MEBIBYTE = 1024 * 1024;

  it.each([0, 1, MEBIBYTE, MEBIBYTE + 1, 2.5 * MEBIBYTE])(
    'is that of its mebibytes, however it comes: %d bytes',
    async (size) => {
      const bytes = contentOf(size);
      const hash = new ContentHash();
      for (let at = 0; at < size; at += 15_000) hash.update(bytes.subarray(at, at + 15_000));
      const blocks = Array.from({ length: Math.ceil(size / MEBIBYTE) }, (_, at) =>
        sha256(bytes.subarray(at * MEBIBYTE, (at + 1) * MEBIBYTE)),
      );
      expect(Buffer.from(await hash.digest())).toEqual(sha256(Buffer.concat(blocks)));
    },
  );
});
