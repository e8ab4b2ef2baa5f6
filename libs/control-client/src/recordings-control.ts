import { z } from 'zod';

const nullable = z.string().nullable();
const recording = z.object({
  ...{ id: z.string(), callId: z.string(), state: z.enum(['active', 'inactive', 'stopped']) },
  ...{ channelType: z.enum(['mixed', 'unmixed']), format: z.enum(['wav', 'mp3']) },
  ...{ durationMs: z.number().nullable(), bytes: z.number().nullable() },
  endReason: z.enum(['stopped', 'call-ended', 'full', 'failed']).nullable(),
  ...{ startedBy: nullable, people: z.array(z.string()) },
  ...{ startedAt: z.string(), endedAt: nullable, expiresAt: nullable },
});
const list = z.object({ value: z.array(recording), before: z.string().optional() });
const retention = z.object({ days: z.number() });
const digest = z.object({ sha256: z.string(), bytes: z.number() });

/**
 * A recording of a call, `stopped` once its file is whole and `inactive` while it is paused; of phones all
 * digits but the first and last are hidden. Times are in ISO 8601.
 */
export type ControlRecording = z.output<typeof recording>;
/** The latest first; `before` asks for the next page, when there is one. */
export type ControlRecordings = z.output<typeof list>;
/** What a file is, in hexadecimal, before it is deleted. */
export type RecordingDigest = z.output<typeof digest>;

/** Recordings of calls. Those that go on, and those that are not there, are refused with 404 where they are named. */
export interface RecordingsControl {
  /** @param query `limit` 1 to 200; `before` of the page before, refused with 400 when it is none */
  list(query: {
    readonly limit: number;
    readonly before?: string | undefined;
  }): Promise<ControlRecordings>;
  /** How loud it is over its length: 400 numbers of 0 to 255 at most. */
  peaks(id: string): Promise<number[]>;
  /** Its file. @param range of HTTP; refused with 416 when it is not in it */
  content(id: string, range?: string): Promise<Response>;
  digest(id: string): Promise<RecordingDigest>;
  /** Deletes the file that has this digest, refused with 409 when it has another; fulfilled when it is gone. */
  delete(id: string, sha256: string): Promise<void>;
  /** Days that recordings are kept. */
  retention(): Promise<number>;
  /** @param days 1 to 365 */
  setRetention(days: number): Promise<number>;
}

type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;
type Send = (
  method: string,
  path: string,
  init?: { readonly headers: Readonly<Record<string, string>> },
) => Promise<Response>;

export function recordingsControl(ask: Ask, send: Send): RecordingsControl {
  const at = (id: string, what = ''): string => `/recordings/${encodeURIComponent(id)}${what}`;
  return {
    async list({ limit, before }) {
      const query = new URLSearchParams({ limit: String(limit), ...(before && { before }) });
      return list.parse(await ask('GET', `/recordings?${query}`));
    },
    peaks: async (id) =>
      z.object({ peaks: z.array(z.number()) }).parse(await ask('GET', at(id, '/peaks'))).peaks,
    content: (id, range) =>
      send('GET', at(id, '/content'), { headers: range === undefined ? {} : { range } }),
    digest: async (id) => digest.parse(await ask('GET', at(id, '/digest'))),
    delete: async (id, sha256) => void (await ask('DELETE', at(id, `?sha256=${sha256}`))),
    retention: async () => retention.parse(await ask('GET', '/recordings/retention')).days,
    setRetention: async (days) =>
      retention.parse(await ask('PUT', '/recordings/retention', { days })).days,
  };
}
