import fc from 'fast-check';
import { requestText } from '../testing/request-text.ts';
import { MessageFramer } from './message-framer.ts';

describe('cutting a stream into messages', () => {
  it('finds the same messages however the stream is cut', () => {
    const texts = ['', 'v=0\r\n', '\r\n\r\n'].map((body) => requestText('INVITE', { body }));
    const stream = Buffer.from(texts.map((text) => `\r\n\r\n${text}`).join('\r\n\r\n'));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }), (sizes) => {
        const framer = new MessageFramer();
        const found: string[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const size = sizes[turn % sizes.length]!;
          const { messages } = framer.push(stream.subarray(at, at + size));
          found.push(...messages.map(String));
          at += size;
        }
        expect(found).toEqual(texts);
        expect(framer.isWaiting).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('counts keep-alives', () => {
    const framer = new MessageFramer();
    expect(framer.push(Buffer.from('\r\n\r\n'))).toEqual({ messages: [], pings: 1 });
    expect(framer.push(Buffer.from('\r\n'))).toEqual({ messages: [], pings: 0 });
    expect(framer.isWaiting).toBe(false);
  });

  it('takes the short form of the length', () => {
    const text = requestText('INVITE', { body: 'v=0\r\n', contentLength: 'l: 5' });
    expect(new MessageFramer().push(Buffer.from(text)).messages.map(String)).toEqual([text]);
  });

  it.each([
    ['has no length', requestText('INVITE', { contentLength: 'X: 1' })],
    ['is longer than any may be', requestText('INVITE', { contentLength: 'l: 70000' })],
    ['has a header without end', 'X: 1\r\n'.repeat(12_000)],
  ])('gives up where a message %s', (_what, text) => {
    const framer = new MessageFramer();
    expect(framer.push(Buffer.from(text)).messages).toEqual([]);
    expect(framer.isLost).toBe(true);
  });
});
