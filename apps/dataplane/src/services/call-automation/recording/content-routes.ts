import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPlatformError } from '@switchboard/kernel';
import { toWireError, WireError } from '../../../platform/wire/errors.ts';
import { verifySignature } from '../../../platform/wire/hmac.ts';
import type { Gate } from '../../../platform/wire/mount.ts';
import type { Operation } from '../../../platform/wire/operation.ts';
import type { RecordedFiles } from './recorded-files.ts';
import type { RecordingRow } from './recording.ts';
import type { RecordingStore } from './recording-store.ts';
import { metadataOf } from './recording-told.ts';

const CONTENT = '/calling/recordingContents/:recording';

export const contentOperations = {
  download: {
    id: 'CallRecording_Download',
    method: 'GET',
    path: CONTENT,
    summary: 'Read the file of a recording, whole or by a range',
    access: 'key',
  },
  metadata: {
    id: 'CallRecording_DownloadMetadata',
    method: 'GET',
    path: `${CONTENT}/metadata`,
    summary: 'Read who was recorded, and when',
    access: 'key',
  },
  delete: {
    id: 'CallRecording_Delete',
    method: 'DELETE',
    path: CONTENT,
    summary: 'Delete a recording',
    access: 'key',
  },
} as const satisfies Readonly<Record<string, Operation>>;

export interface ContentDeps {
  readonly store: RecordingStore;
  readonly files: RecordedFiles;
  readonly resourceId: string;
}

/**
 * The files of recordings. Their addresses have no version, are signed for the host that the SDK was given and
 * not for the one they lead to, and their refusals have a form of their own.
 */
export function contentRoutes(app: FastifyInstance, gate: Gate, deps: ContentDeps): void {
  const { store, files, resourceId } = deps;
  const route = (
    { id, method, path: url }: Operation,
    answer: (row: RecordingRow, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ): void => {
    app.route({
      ...{ method, url, config: { operation: id } },
      async handler(request, reply) {
        try {
          authorise(request, gate);
          await gate.limits.consume(id, {});
          return await answer(await found(store, request), request, reply);
        } catch (error) {
          if (!isPlatformError(error))
            request.log.error({ err: error }, 'a recording was not read');
          const { status, message } = toWireError(error);
          return reply.code(status).type('application/json').send({ status, message });
        }
      },
    });
  };
  route(contentOperations.download, (row, request, reply) =>
    sendContent(files, row, request, reply),
  );
  route(contentOperations.metadata, async (row) => metadataOf(row, resourceId));
  route(contentOperations.delete, async (row, _request, reply) => {
    await files.delete(row);
    await store.delete(row.id);
    return reply.code(200).send();
  });
}

function authorise(request: FastifyRequest, gate: Gate): void {
  const { method, originalUrl } = request;
  const signedFor = request.headers['x-ms-host'] ?? request.headers.host;
  const headers = { ...request.headers, host: String(signedFor) };
  const [target = ''] = originalUrl.split('?', 1);
  verifySignature(
    { method, target, headers, body: Buffer.alloc(0) },
    gate.keys.valid,
    gate.machineTime(),
  );
  request.caller = 'key';
}

/** @throws WireError 404, also while it goes on */
async function found(store: RecordingStore, { params }: FastifyRequest): Promise<RecordingRow> {
  const { recording } = params as { readonly recording: string };
  const row = await store.find(recording);
  if (row?.state !== 'stopped') throw new WireError(404, '8522', 'Recording not found.');
  return row;
}

/** The file, whole or by the range that is asked for. @throws WireError 404, 416 */
export async function sendContent(
  files: RecordedFiles,
  row: RecordingRow,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const size = await files.size(row);
  if (size === undefined) throw new WireError(404, '8522', 'Recording not found.');
  void reply
    .type(row.format === 'mp3' ? 'audio/mpeg' : 'audio/wav')
    .header('accept-ranges', 'bytes');
  if (headers.range === undefined) {
    return reply.header('content-length', size).send(files.read(row, 0, Math.max(0, size - 1)));
  }
  const range = rangeOf(headers.range, size);
  if (!range) {
    void reply.header('content-range', `bytes */${size}`);
    throw new WireError(416, '8523', 'The range is not in the file.');
  }
  const [first, last] = range;
  return reply
    .code(206)
    .header('content-range', `bytes ${first}-${last}/${size}`)
    .header('content-length', last - first + 1)
    .send(files.read(row, first, last));
}

/** One range, as the SDK asks for it. @returns its first and last byte */
function rangeOf(header: string, size: number): readonly [number, number] | undefined {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header) ?? [];
  if (from === undefined) return undefined;
  const first = Number(from);
  const last = Math.min(to ? Number(to) : size - 1, size - 1);
  return first <= last ? [first, last] : undefined;
}
