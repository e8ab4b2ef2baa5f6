import fc from 'fast-check';
import { joinFrames, parseFrame, splitFrames } from './frames.ts';

describe('parseFrame', () => {
  it('keeps colons in the data', () => {
    expect(parseFrame('3:::{"a":"b:c"}')).toEqual({ type: 'message', data: '{"a":"b:c"}' });
  });

  it('tells an event that wants an acknowledgement from one that does not', () => {
    expect(parseFrame('5:7+::{"name":"ping"}')).toEqual({
      type: 'event',
      data: '{"name":"ping"}',
      ackId: '7',
    });
    expect(parseFrame('5:::{}')).toEqual({ type: 'event', data: '{}', ackId: undefined });
  });

  it('knows heartbeat and disconnect, and refuses what is no frame', () => {
    expect(parseFrame('2::')).toEqual({ type: 'heartbeat' });
    expect(parseFrame('0::')).toEqual({ type: 'disconnect' });
    expect(parseFrame('8::')).toEqual({ type: 'other' });
    expect(parseFrame('hello')).toBeUndefined();
    expect(parseFrame('')).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseFrame(text)));
  });
});

describe('polling bodies', () => {
  it('come apart as they were put together', () => {
    const frame = fc.string({ minLength: 1 }).filter((text) => !text.startsWith('\ufffd'));
    fc.assert(
      fc.property(fc.array(frame), (frames) => {
        expect(splitFrames(joinFrames(frames))).toEqual(frames);
      }),
    );
  });

  it('survive nonsense', () => {
    fc.assert(fc.property(fc.string(), (text) => void splitFrames(`\ufffd${text}`)));
    expect(splitFrames('\ufffd-1\ufffdx')).toEqual([]);
  });
});
