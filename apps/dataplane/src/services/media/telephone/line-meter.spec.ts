import type { LegStatistics } from '@switchboard/audio';
import { LineMeter } from './line-meter.ts';

const nobody = { received: 0, strangers: 0 } as LegStatistics['socket'];

function statistics(received: number, lost: number): LegStatistics {
  return {
    ...{ socket: { ...nobody, received }, sent: { packets: 7, octets: 0 }, peer: undefined },
    ...{ playout: undefined, reception: { received, lost, jitterMs: 2 } },
  };
}

describe('the quality of a line', () => {
  it('is told as a whole and since it was told before', () => {
    const meter = new LineMeter();
    expect(meter.measure(statistics(0, 0))).toMatchObject({
      ...{ lost: undefined, lostLately: undefined, concealed: undefined },
    });
    expect(meter.measure(statistics(100, 0))).toMatchObject({ lost: 0, lostLately: 0 });
    expect(meter.measure(statistics(150, 50))).toMatchObject({ lost: 0.25, lostLately: 0.5 });
    expect(meter.measure(statistics(150, 50))).toMatchObject({ lost: 0.25, lostLately: undefined });
  });

  it('begins anew with another stream', () => {
    const meter = new LineMeter();
    meter.measure(statistics(150, 50));
    expect(meter.measure(statistics(90, 10))).toMatchObject({ lost: 0.1, lostLately: 0.1 });
  });

  it('knows no loss below none, though packets come twice', () => {
    expect(new LineMeter().measure(statistics(12, -2))).toMatchObject({ lost: 0, lostLately: 0 });
  });

  it('says how much of what was played had to be made up', () => {
    const playout = { played: 90, concealed: 10 } as NonNullable<LegStatistics['playout']>;
    expect(new LineMeter().measure({ ...statistics(90, 10), playout }).concealed).toBe(0.1);
  });
});
