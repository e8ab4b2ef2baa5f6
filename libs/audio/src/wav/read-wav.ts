import { audioError } from '../audio-errors.ts';
import type { SampleRate } from '../frame/sample-rate.ts';
import { aLaw } from '../g711/a-law.ts';
import { muLaw } from '../g711/mu-law.ts';
import { CHUNK_HEADER_BYTES, WAV_CODINGS } from './wav.ts';
import type { WavSound } from './wav.ts';

export interface ReadWavOptions {
  /** Default: ten minutes. */
  readonly maxSeconds?: number;
}

interface Format {
  readonly coding: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
}

const RIFF_HEADER_BYTES = 12;
const FORMAT_BYTES = 16;
/** Files have a handful of chunks; one with more is made to waste time. */
const MAX_CHUNKS = 64;
const RATES: readonly number[] = [8_000, 16_000, 24_000, 48_000];
const TEN_MINUTES = 600;

/**
 * @param bytes a file from anybody: PCM of 16 bits, mu-law or A-law, one channel, at 8, 16, 24 or 48 kHz
 * @throws `wav-invalid`, `wav-unsupported`, `wav-too-long`
 */
export function readWav(bytes: Uint8Array, options: ReadWavOptions = {}): WavSound {
  const { maxSeconds = TEN_MINUTES } = options;
  const { format, data } = partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const bytesPerSample = bytesOf(format);
  if (data.length / bytesPerSample > maxSeconds * format.sampleRate)
    throw audioError('wav-too-long', 'The WAV file is longer than may be played.');
  return { sampleRate: format.sampleRate as SampleRate, samples: decoded(format, data) };
}

function partsOf(file: Buffer): { readonly format: Format; readonly data: Buffer } {
  const isWave = file.length >= RIFF_HEADER_BYTES && nameAt(file, 0) === 'RIFF';
  if (!isWave || nameAt(file, 8) !== 'WAVE') throw invalid();
  let format: Format | undefined;
  let at = RIFF_HEADER_BYTES;
  for (let chunks = 0; chunks < MAX_CHUNKS && at + CHUNK_HEADER_BYTES <= file.length; chunks++) {
    const length = file.readUInt32LE(at + 4);
    const body = file.subarray(at + CHUNK_HEADER_BYTES, at + CHUNK_HEADER_BYTES + length);
    if (nameAt(file, at) === 'fmt ') format = readFormat(body);
    // What a program has not finished says that it is longer than it is: what is there can be played.
    if (nameAt(file, at) === 'data' && format) return { format, data: body };
    at += CHUNK_HEADER_BYTES + length + (length % 2);
  }
  throw invalid();
}

const nameAt = (file: Buffer, at: number): string => file.toString('latin1', at, at + 4);

const invalid = (): Error => audioError('wav-invalid', 'This is no WAV file, or it breaks off.');

function readFormat(chunk: Buffer): Format {
  if (chunk.length < FORMAT_BYTES) throw invalid();
  return {
    coding: chunk.readUInt16LE(0),
    channels: chunk.readUInt16LE(2),
    sampleRate: chunk.readUInt32LE(4),
    bits: chunk.readUInt16LE(14),
  };
}

/** Of a sample, where it can be played at all. */
function bytesOf({ coding, channels, sampleRate, bits }: Format): number {
  const isPcm = coding === WAV_CODINGS.pcm && bits === 16;
  const isLaw = (coding === WAV_CODINGS.muLaw || coding === WAV_CODINGS.aLaw) && bits === 8;
  if ((!isPcm && !isLaw) || channels !== 1 || !RATES.includes(sampleRate))
    throw audioError('wav-unsupported', 'This kind of WAV file cannot be played.');
  return bits / 8;
}

function decoded({ coding }: Format, data: Buffer): Int16Array {
  if (coding === WAV_CODINGS.muLaw) return muLaw.decode(data);
  if (coding === WAV_CODINGS.aLaw) return aLaw.decode(data);
  const samples = new Int16Array(Math.floor(data.length / 2));
  for (let at = 0; at < samples.length; at++) samples[at] = data.readInt16LE(at * 2);
  return samples;
}
