import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { jsonBody, read } from '../../../platform/wire/body.ts';
import { WireError } from '../../../platform/wire/errors.ts';
import { hideNumber } from '../../call-traces/port.ts';
import { sendContent } from './content-routes.ts';
import type { RecordedFiles } from './recorded-files.ts';
import type { RecordingRow } from './recording.ts';
import { MAX_RETENTION_DAYS } from './recording-retention.ts';
import type { RecordingRetention } from './recording-retention.ts';
import type { RecordingStore } from './recording-store.ts';

export interface RecordingsControlDeps {
  readonly store: RecordingStore;
  readonly files: RecordedFiles;
  readonly retention: RecordingRetention;
}

const id = z.string().regex(/^[\w-]{1,256}$/);
const params = z.object({ recording: id });
const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z
    .string()
    .regex(/^\d{1,15}\.[\w-]{1,256}$/)
    .optional(),
});
const retentionBody = z.object({ days: z.int().min(1).max(MAX_RETENTION_DAYS) });
const deleteQuery = z.object({ sha256: z.string().regex(/^[\da-f]{64}$/) });
/** As many as a page can draw. */
const MAX_PEAKS = 400;

/** Recordings for who looks after them: what there is, how it sounds, how long it is kept, and that it is gone. */
export function recordingsControl(app: FastifyInstance, deps: RecordingsControlDeps): void {
  const { store, files, retention } = deps;
  const found = (request: FastifyRequest) => finished(store, request);

  app.get('/recordings', async (request) => {
    const { limit, before } = read(listQuery, request.query);
    const rows = await store.page(limit + 1, before === undefined ? undefined : placeOf(before));
    const value = rows.slice(0, limit);
    const last = rows.length > limit ? value.at(-1) : undefined;
    const keptMs = await retention.keptMs();
    return {
      value: value.map((row) => viewOf(row, keptMs)),
      ...(last && { before: `${last.startedMs}.${last.id}` }),
    };
  });

  app.get('/recordings/retention', async () => ({ days: await retention.days() }));

  app.put('/recordings/retention', async (request) => {
    const { days } = read(retentionBody, jsonBody(request));
    await retention.setDays(days);
    return { days };
  });

  app.get('/recordings/:recording/content', async (request, reply) =>
    sendContent(files, await found(request), request, reply),
  );

  app.get('/recordings/:recording/peaks', async (request) => ({
    peaks: fewer(await files.peaks(await found(request)), MAX_PEAKS),
  }));

  app.get('/recordings/:recording/digest', async (request) => {
    const row = await found(request);
    return { sha256: await digestOf(files, row), bytes: row.bytes ?? 0 };
  });

  app.delete('/recordings/:recording', async (request, reply) => {
    const { sha256 } = read(deleteQuery, request.query);
    const row = await found(request);
    if ((await digestOf(files, row)) !== sha256) {
      throw new WireError(409, 'Conflict', 'The file is another one.');
    }
    await files.delete(row);
    await store.delete(row.id);
    if ((await files.size(row)) !== undefined) throw new Error('A file is there after all.');
    return reply.code(204).send();
  });
}

/** @throws WireError 404, also while it goes on */
async function finished(store: RecordingStore, request: FastifyRequest): Promise<RecordingRow> {
  const row = await store.find(read(params, request.params).recording);
  if (row?.state === 'stopped') return row;
  throw new WireError(404, 'NotFound', 'There is no such recording, or it is not over.');
}

/** @throws WireError 404 when its file is gone */
async function digestOf(files: RecordedFiles, row: RecordingRow): Promise<string> {
  const sha256 = await files.digest(row);
  if (sha256 === undefined) throw new WireError(404, 'NotFound', 'The file is not there.');
  return sha256;
}

function placeOf(before: string): Pick<RecordingRow, 'startedMs' | 'id'> {
  const [startedMs = '', last = ''] = before.split('.');
  return { startedMs: Number(startedMs), id: last };
}

function viewOf(row: RecordingRow, keptMs: number): object {
  const { callId, state, channelType, format, startedBy, people, startedMs, endedMs } = row;
  const { durationMs, bytes, endReason } = row;
  return {
    ...{ id: row.id, callId, state, channelType, format, durationMs, bytes, endReason },
    startedBy: startedBy === null ? null : hideNumber(startedBy),
    people: people.map(hideNumber),
    startedAt: new Date(startedMs).toISOString(),
    endedAt: endedMs === null ? null : new Date(endedMs).toISOString(),
    expiresAt: endedMs === null ? null : new Date(endedMs + keptMs).toISOString(),
  };
}

/** The loudest of each of so many parts. */
function fewer(peaks: Uint8Array, count: number): number[] {
  const length = Math.max(1, Math.ceil(peaks.length / count));
  return Array.from({ length: Math.ceil(peaks.length / length) }, (_, at) =>
    Math.max(...peaks.subarray(at * length, (at + 1) * length)),
  );
}
