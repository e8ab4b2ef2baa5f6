import type { NewEntry } from '../call-traces/port.ts';
import { LineWatch } from './line-watch.ts';

const counts = { packetsReceived: 100, packetsSent: 90, strangers: 0 };

it('says when the sound of a phone gets bad and good again, and how it was', () => {
  const told: NewEntry[] = [];
  const watch = new LineWatch('4:+14255550123', (entry) => told.push(entry));
  watch.agreed({ codec: 'PCMU' });
  watch.agreed({ codec: 'PCMU' });
  for (const lostLately of [0.01, 0.05, 0.3, undefined, 0.04]) {
    watch.measured({ ...counts, lostLately }, false);
  }
  expect(watch.quality).toMatchObject({ codec: 'PCMU', lostLately: 0.04, roundTripMs: null });
  watch.measured({ ...counts, lost: 0.1 }, true);
  expect(told).toMatchObject([
    { step: 'agreed', who: '4:+142…23', quality: { codec: 'PCMU' } },
    { step: 'bad', quality: { lostLately: 0.05 } },
    { step: 'good', quality: { lostLately: null } },
    { step: 'total', quality: { lost: 0.1, packetsReceived: 100 } },
  ]);
});
