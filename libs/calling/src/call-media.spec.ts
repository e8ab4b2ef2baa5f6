import { isVideoCall, withMedia } from './call-media.ts';

const ALICE = '8:acs:alice';

describe('whether a call is one with video', () => {
  it.each([true, false])('travels with the call: %s', (video) => {
    expect(isVideoCall(ALICE, withMedia({ thread: '19:a' }, video))).toBe(video);
  });

  it('leaves what else is told alone', () => {
    expect(withMedia({ thread: '19:a' }, true)).toMatchObject({ thread: '19:a' });
  });

  it.each([[{}], [{ media: 'smell' }]])('is not known from %j', (context) => {
    expect(isVideoCall(ALICE, context)).toBeUndefined();
  });

  it('is never so from a phone', () => {
    expect(isVideoCall('4:+14255550100', { media: 'video' })).toBe(false);
  });
});
