export type TroubleWord =
  'microphoneDenied' | 'noMicrophone' | 'microphoneFails' | 'cameraDenied' | 'cameraFails';

/** The SDK's diagnostics that leave one unheard or unseen, the worst first. */
const WORDS: readonly (readonly [diagnostic: string, TroubleWord])[] = [
  ['microphonePermissionDenied', 'microphoneDenied'],
  ['noMicrophoneDevicesEnumerated', 'noMicrophone'],
  ['microphoneNotFunctioning', 'microphoneFails'],
  ['cameraPermissionDenied', 'cameraDenied'],
  ['cameraStartFailed', 'cameraFails'],
];

/** Why others do not hear or see who thinks they do. */
export function troubleOf(problems: readonly string[]): TroubleWord | undefined {
  return WORDS.find(([diagnostic]) => problems.includes(diagnostic))?.[1];
}
