/** @jest-environment node */
import { ladderLines } from './ladder-lines';

const at = (ms: number): string => new Date(ms).toISOString();

it('messages are lines one after another, with what they are and when', () => {
  const lines = ladderLines([
    { at: at(5), direction: 'out', method: 'INVITE', status: null, hasSession: true },
    { at: at(25), direction: 'in', method: 'INVITE', status: 486, hasSession: false },
    { at: at(26), direction: 'out', method: 'ACK', status: null, hasSession: false },
  ]);
  expect(lines).toEqual([
    { label: 'INVITE (SDP)', isOut: true, isRefusal: false, afterMs: 0 },
    { label: '486 INVITE', isOut: false, isRefusal: true, afterMs: 20 },
    { label: 'ACK', isOut: true, isRefusal: false, afterMs: 21 },
  ]);
  expect(ladderLines([])).toEqual([]);
});
