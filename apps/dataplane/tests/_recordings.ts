import { join } from 'node:path';
import { Writable } from 'node:stream';
import { CallAutomationClient } from '@azure/communication-call-automation';
import type { CallRecording } from '@azure/communication-call-automation';
import { createDefaultHttpClient } from '@azure/core-rest-pipeline';
import { loudestOf } from '@switchboard/audio/testing';
import { MPEGDecoder } from 'mpg123-decoder';
import type { DataPlane } from '../src/index.ts';
import { RecordedFiles } from '../src/services/call-automation/recording/recorded-files.ts';
import { until } from './_until.ts';

/** The SDK reads recordings from hosts of this name alone; a local name server leads it here. */
const HOST = 'https://local.asm.skype.com';

/** What is asked for where nothing else is made. */
export const WAV = { recordingContent: 'audio', recordingFormat: 'wav' } as const;

/** Until two seconds more of it are in its file, in the state directory. */
export async function written(
  folder: string,
  id: string,
  format: 'wav' | 'mp3' = 'wav',
): Promise<void> {
  const files = new RecordedFiles(join(folder, 'recordings'));
  const twoSeconds = format === 'wav' ? 64_000 : 12_000;
  const begin = (await files.size({ id, format })) ?? 0;
  await until(
    'two seconds are written',
    async () => ((await files.size({ id, format })) ?? 0) > begin + twoSeconds,
  );
}

/** The recordings of a data plane, read by the SDK as if they were where the service has them. */
export function recordingsOf({
  http,
  connectionString,
}: Pick<DataPlane, 'http' | 'connectionString'>): CallRecording {
  const { sendRequest } = createDefaultHttpClient();
  return new CallAutomationClient(connectionString, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
    httpClient: {
      sendRequest(request) {
        request.url = request.url.replace(HOST, http);
        request.allowInsecureConnection = true;
        return sendRequest(request);
      },
    },
  }).getCallRecording();
}

export function asTheServiceHasIt(location: string): string {
  return HOST + new URL(location).pathname;
}

export async function download(
  recording: CallRecording,
  location: string,
  range: { offset?: number; length?: number } = {},
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const stream = await recording.downloadStreaming(asTheServiceHasIt(location), range);
  const target = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await new Promise((resolve, reject) => {
    stream.on('error', reject);
    target.on('finish', resolve);
    stream.pipe(target);
  });
  return Buffer.concat(chunks);
}

/** What is in an MP3 file of 16 kHz. */
export async function heardInMp3(file: Buffer): Promise<ReturnType<typeof heardIn>> {
  const decoder = new MPEGDecoder({ enableGapless: false });
  await decoder.ready;
  const { channelData, sampleRate, errors } = decoder.decode(file);
  decoder.free();
  expect({ sampleRate, errors }).toEqual({ sampleRate: 16_000, errors: [] });
  const samples = Int16Array.from(channelData[0]!, (sample) => sample * 32_767);
  return { seconds: samples.length / 16_000, at: (hz) => loudestOf(samples, hz, 16_000) };
}

/** What is in one channel of a WAV file of 16 kHz. */
export function heardIn(file: Buffer, channel = 0): { seconds: number; at(hz: number): number } {
  const channels = file.readUInt16LE(22);
  const samples = new Int16Array(Math.floor(file.readUInt32LE(40) / 2 / channels));
  for (let at = 0; at < samples.length; at++) {
    samples[at] = file.readInt16LE(44 + (at * channels + channel) * 2);
  }
  return { seconds: samples.length / 16_000, at: (hz) => loudestOf(samples, hz, 16_000) };
}
