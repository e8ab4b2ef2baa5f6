import {
  createOutboundAudioData,
  createOutboundStopAudioData,
} from '@azure/communication-call-automation';
import { readSpoken } from './read-spoken.ts';

const samples = Int16Array.from([1, -2, 300]);
const data = Buffer.from(samples.buffer).toString('base64');

test('the frames of the SDK are read, and those with names in another case', () => {
  const audio = { kind: 'audio', samples };
  expect(readSpoken(createOutboundAudioData(data))).toEqual(audio);
  const other = { Kind: 'AudioData', AudioData: { Data: data, isSilent: false } };
  expect(readSpoken(JSON.stringify(other))).toEqual(audio);
  expect(readSpoken(createOutboundStopAudioData())).toEqual({ kind: 'stop' });
  expect(readSpoken('{"kind":"StopAudio"}')).toEqual({ kind: 'stop' });
});

test('half a sample is none', () => {
  const half = Buffer.from([1, 0, 7]).toString('base64');
  expect(readSpoken(createOutboundAudioData(half))).toEqual({
    ...{ kind: 'audio', samples: Int16Array.from([1]) },
  });
});

test.each(['', 'x', '7', 'null', '[]', '{}', '{"kind":"audioData"}', '{"kind":"dance"}'])(
  '%j is no frame',
  (text) => expect(readSpoken(text)).toBeUndefined(),
);
