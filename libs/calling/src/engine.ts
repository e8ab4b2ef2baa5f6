import type * as Sdk from '@azure/communication-calling';

/**
 * What calls are made with: the part of the calling SDK's module that is used here. Microsoft's
 * package is one, `libs/calling-local` another, and a scripted one is in `/testing`.
 */
export type CallingEngine = Pick<
  typeof Sdk,
  'CallClient' | 'Features' | 'LocalVideoStream' | 'LocalAudioStream' | 'VideoStreamRenderer'
>;
