import type { Flow } from '../media/statistics.ts';
import { afterLook, beginning, troubleIn } from './video-allowance.ts';
import type { Allowance } from './video-allowance.ts';

const picture = (changes: Partial<Flow> = {}): Flow => ({
  id: '0:in',
  direction: 'receive',
  kind: 'video',
  mid: '0:1',
  codec: 'video/VP8',
  bitrate: 500_000,
  packets: 1_000,
  packetsPerSecond: 100,
  lost: 0,
  lostPerSecond: 0,
  jitter: 5,
  roundTrip: 40,
  frames: 100,
  framesPerSecond: 25,
  width: 640,
  height: 360,
  level: undefined,
  ...changes,
});
const well = Array.from({ length: 6 }, () => picture());
const lossy = Array.from({ length: 6 }, () => picture({ lostPerSecond: 20 }));
const stuttering = Array.from({ length: 6 }, () => picture({ framesPerSecond: 1 }));

const looks = (from: Allowance, flows: readonly Flow[], times: number): Allowance =>
  Array.from({ length: times }).reduce<Allowance>((before) => afterLook(before, flows), from);

describe('how many pictures can be shown well', () => {
  it('begins with what the machine can decode', () => {
    expect([1, 2, 4, 8, undefined].map((processors) => beginning(processors).count)).toEqual([
      4, 4, 9, 16, 9,
    ]);
  });

  it('stays while everything arrives', () => {
    expect(looks(beginning(4), well, 60).count).toBe(9);
    expect(looks(beginning(4), [], 60).count).toBe(9);
  });

  it('falls to half of what is shown when the link does not carry it, and says why', () => {
    const before = looks(beginning(4), lossy, 2);
    expect(before.count).toBe(9);
    expect(afterLook(before, lossy)).toMatchObject({ count: 3, reason: 'bandwidth' });
  });

  it('falls when pictures arrive and the machine does not keep up', () => {
    expect(looks(beginning(4), stuttering, 3)).toMatchObject({ count: 3, reason: 'performance' });
  });

  it('never falls below one', () => {
    expect(looks(beginning(4), lossy, 60).count).toBe(1);
  });

  it('comes back one by one, up to what the machine can decode', () => {
    const fallen = looks(beginning(4), lossy, 3);
    expect(looks(fallen, well, 14).count).toBe(3);
    expect(looks(fallen, well, 15).count).toBe(4);
    expect(looks(fallen, well, 15 * 20).count).toBe(9);
  });

  it('does not mind a single bad look', () => {
    const mixed = [well, lossy, well, lossy, well, lossy];
    const after = mixed.reduce<Allowance>(
      (before, flows) => afterLook(before, flows),
      beginning(4),
    );
    expect(after.count).toBe(9);
  });
});

describe('trouble', () => {
  it('is no matter of one picture that stands still', () => {
    expect(troubleIn([picture({ framesPerSecond: 0 })])).toBeUndefined();
    expect(troubleIn([picture(), picture(), picture({ framesPerSecond: 0 })])).toBeUndefined();
  });

  it('is not found in what we send', () => {
    expect(troubleIn(lossy.map((flow) => ({ ...flow, direction: 'send' })))).toBeUndefined();
  });
});
