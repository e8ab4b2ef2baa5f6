/** @jest-environment node */
import { readTimelineFilter, shown, writeTimelineFilter } from './timeline-filter';
import type { TraceEntry } from './use-calls';

const at = '2026-01-15T10:00:00.000Z';
const callback: TraceEntry = {
  ...{ area: 'callback', at, event: 'CallConnected', outcome: 'delivered', attempt: 1 },
};
const began: TraceEntry = { area: 'signalling', at, step: 'began', who: null, reason: null };

it('a timeline is whole unless the address leaves something out', () => {
  const none = readTimelineFilter(new URLSearchParams(''));
  expect(writeTimelineFilter(none)).toBe('');
  expect(shown([began, callback], none)).toEqual([began, callback]);
  const some = readTimelineFilter(new URLSearchParams('without=callback,sip,lost'));
  expect(writeTimelineFilter(some)).toBe('?without=sip,callback');
  expect(shown([began, callback], some)).toEqual([began]);
});
