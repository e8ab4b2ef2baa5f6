/** Of every recording. */
export const RECORDED_RATE = 16_000;

export type RecordingFormat = 'wav' | 'mp3';

/** Where sound is written second by second, so that the file can be read whenever it breaks off. */
export interface RecordingFile {
  /** So far. */
  readonly bytes: number;
  readonly maxBytesPerSecond: number;
  /** @param part a second at most, samples of all channels in turn */
  append(part: Int16Array): Promise<void>;
  close(): Promise<void>;
}

/** What is there of a file. */
export interface Extent {
  readonly bytes: number;
  readonly durationMs: number;
}
