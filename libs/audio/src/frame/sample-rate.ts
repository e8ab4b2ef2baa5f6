/** Samples a second: telephones, wideband telephones, speech that programs make, Opus and the mixer. */
export type SampleRate = 8_000 | 16_000 | 24_000 | 48_000;

/** How long a frame is, in milliseconds. */
export const FRAME_MS = 20;

const FRAMES_PER_SECOND = 1_000 / FRAME_MS;

/** @returns samples in one frame: 160, 320, 480 or 960 */
export const samplesPerFrame = (rate: SampleRate): number => rate / FRAMES_PER_SECOND;
