import { troubleOf } from './device-trouble.ts';

test.each([
  [[], undefined],
  [['speakingWhileMicrophoneIsMuted'], undefined],
  [['cameraPermissionDenied'], 'cameraDenied'],
  [['cameraPermissionDenied', 'microphonePermissionDenied'], 'microphoneDenied'],
  [['microphoneNotFunctioning', 'noMicrophoneDevicesEnumerated'], 'noMicrophone'],
])('of %j the worst is said: %s', (problems, word) => {
  expect(troubleOf(problems)).toBe(word);
});
