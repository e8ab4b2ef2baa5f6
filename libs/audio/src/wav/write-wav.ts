import { WAV_CODINGS, WAV_HEADER_BYTES } from './wav.ts';
import type { WavSound } from './wav.ts';

const BYTES_PER_SAMPLE = 2;

/** @returns a file: a header of 44 bytes, and PCM of 16 bits */
export function writeWav({ sampleRate, samples }: WavSound): Uint8Array {
  const data = samples.length * BYTES_PER_SAMPLE;
  const file = Buffer.alloc(WAV_HEADER_BYTES + data);
  wavHeader(sampleRate, samples.length).copy(file);
  for (let at = 0; at < samples.length; at++)
    file.writeInt16LE(samples[at]!, WAV_HEADER_BYTES + at * BYTES_PER_SAMPLE);
  return file;
}

/**
 * @param samples of each channel
 * @returns the header alone, for a file that is written while it sounds: written again when its length is known
 */
export function wavHeader(sampleRate: number, samples: number, channels = 1): Buffer {
  const bytesPerFrame = channels * BYTES_PER_SAMPLE;
  const data = samples * bytesPerFrame;
  const header = Buffer.alloc(WAV_HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(WAV_HEADER_BYTES - 8 + data, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(WAV_CODINGS.pcm, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * bytesPerFrame, 28);
  header.writeUInt16LE(bytesPerFrame, 32);
  header.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
  header.write('data', 36);
  header.writeUInt32LE(data, 40);
  return header;
}
