import { open } from 'node:fs/promises';
import { RECORDED_RATE } from './recording-file.ts';
import type { Extent } from './recording-file.ts';

/** Kilobits per second: speech of 16 kHz loses nothing that one hears. */
export const MP3_BITRATE = 48;
/** At this rate and bitrate every frame is as long (ISO/IEC 13818-3). */
const SAMPLES_PER_FRAME = 576;
export const BYTES_PER_FRAME = (SAMPLES_PER_FRAME / 8) * ((MP3_BITRATE * 1_000) / RECORDED_RATE);

/** Takes off the frame that the writer of an MP3 file has left unfinished. @throws when there is no file */
export async function repairMp3(path: string): Promise<Extent> {
  await using handle = await open(path, 'r+');
  const { size } = await handle.stat();
  const frames = Math.floor(size / BYTES_PER_FRAME);
  const bytes = frames * BYTES_PER_FRAME;
  await handle.truncate(bytes);
  return { bytes, durationMs: (frames * SAMPLES_PER_FRAME * 1_000) / RECORDED_RATE };
}
