/** @jest-environment node */
import { laddersIn } from './ladders-in';
import type { TraceEntry } from './use-calls';

const at = '2026-01-15T10:00:00.000Z';
const invite = (ladder: string, trunk: string | null): TraceEntry => ({
  ...{ area: 'sip', at, direction: 'out', method: 'INVITE', status: null, hasSession: true },
  ...{ ladder, trunk },
});
const began: TraceEntry = { area: 'signalling', at, step: 'began', who: null, reason: null };

it('messages of each trunk are a ladder', () => {
  const [one, two] = [invite('a', 'sbc.contoso.com'), invite('b', null)];
  expect(laddersIn([began, one, two, one])).toEqual([
    { id: 'a', trunk: 'sbc.contoso.com', messages: [one, one] },
    { id: 'b', trunk: null, messages: [two] },
  ]);
  expect(laddersIn([began])).toEqual([]);
});
