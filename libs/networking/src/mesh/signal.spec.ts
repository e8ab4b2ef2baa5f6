import fc from 'fast-check';
import { MAX_CANDIDATES, MAX_SIGNAL_CHARACTERS, readSignal, writeSignal } from './signal.ts';
import type { Signal } from './signal.ts';

const candidate = {
  candidate: 'candidate:1',
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: 'x',
};
const addressed = { session: 'a', to: 'b' };

const signals: readonly Signal[] = [
  { kind: 'hello', session: 'a' },
  { kind: 'hello', session: 'a', knows: 'b' },
  { kind: 'bye', session: 'a', reason: 'lost' },
  { kind: 'description', type: 'offer', round: 1, sdp: 'v=0', ...addressed },
  { kind: 'candidates', candidates: [candidate], ...addressed },
];

it('reads what it wrote', () => {
  expect(signals.map((signal) => readSignal(writeSignal(signal)))).toEqual(signals);
});

it.each([
  ['no JSON', '{'],
  ['no object', '[]'],
  ['no session', '{"kind":"hello"}'],
  ['an empty session', '{"kind":"hello","session":""}'],
  ['another kind', '{"kind":"restart","session":"a","to":"b"}'],
  ['nobody it is for', '{"kind":"candidates","session":"a","candidates":[]}'],
  ['a goodbye without a reason', '{"kind":"bye","session":"a"}'],
  ['no description', '{"kind":"description","session":"a","to":"b","type":"offer","round":1}'],
  [
    'a rollback',
    '{"kind":"description","session":"a","to":"b","type":"rollback","round":1,"sdp":"v"}',
  ],
  ['too much of it', `{"kind":"hello","session":"a","x":"${'x'.repeat(MAX_SIGNAL_CHARACTERS)}"}`],
  [
    'too many candidates',
    JSON.stringify({
      kind: 'candidates',
      ...addressed,
      candidates: Array.from({ length: MAX_CANDIDATES + 1 }, () => candidate),
    }),
  ],
])('takes nothing that has %s', (_what, text) => {
  expect(readSignal(text)).toBeUndefined();
});

it('throws nothing, whatever it is given, and takes over no field it does not know', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.json(),
    fc.anything().map((value) => `${JSON.stringify(value)}`),
  );
  fc.assert(
    fc.property(anything, (text) => {
      readSignal(text);
    }),
    { numRuns: 2_000 },
  );
  const text = '{"kind":"hello","session":"a","__proto__":{"knows":"b"},"extra":1}';
  expect(readSignal(text)).toEqual({ kind: 'hello', session: 'a' });
});
