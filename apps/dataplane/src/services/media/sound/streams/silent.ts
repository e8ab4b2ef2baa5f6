import { levelOf } from '@switchboard/audio';
import type { Frame } from '@switchboard/audio';

/** In dB of full scale: quieter is the noise of a line at most. */
const SILENT_DB = -60;

export function isSilent(frame: Frame): boolean {
  return levelOf(frame) < SILENT_DB;
}
