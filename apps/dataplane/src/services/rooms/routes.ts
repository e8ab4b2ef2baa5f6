import type { Clock } from '@switchboard/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  createRoomBody,
  roomsQuery,
  updateRoomBody,
  updateRoomParticipantsBody,
} from '@switchboard/acs-wire';
import { z } from 'zod';
import { read } from '../../platform/wire/body.ts';
import { nextLink, pageOf, readCursor, writeCursor } from '../../platform/wire/cursor.ts';
import { badRequest, malformed } from '../../platform/wire/errors.ts';
import { mountKeyOperations } from '../../platform/wire/mount.ts';
import type { Gate } from '../../platform/wire/mount.ts';
import { noContent, ok, versionOf } from '../../platform/wire/operation.ts';
import type { OperationRequest } from '../../platform/wire/operation.ts';
import { roomsOperations } from './operations.ts';
import {
  assertRoomId,
  changesOf,
  newRoomId,
  presentInvited,
  presentRoom,
  roomNotFound,
  windowOf,
} from './room.ts';
import type { Room } from './room.ts';
import type { RoomStore } from './store.ts';

const requestIdHeader = z.string().min(1).max(128).optional();
const roomPosition = z.object({ createdMs: z.int(), id: z.string().max(32) });
const participantPosition = z.object({ position: z.int32() });

export interface RoomsDeps {
  readonly store: RoomStore;
  readonly clock: Clock;
  /** Tells every process that a room is not as it was. */
  readonly changed: (roomId: string) => void;
  readonly publicUrl: (request: FastifyRequest) => string;
}

export function roomsRoutes(app: FastifyInstance, gate: Gate, deps: RoomsDeps): void {
  const { store, clock, changed, publicUrl } = deps;

  mountKeyOperations(app, gate, roomsOperations, {
    async create(request) {
      const room = await store.create(planRoom(request, clock.now()));
      if (!room) throw roomNotFound();
      const headers = { location: room.id, 'repeatability-result': 'accepted' };
      return { status: 201, body: presentRoom(room, versionOf(request)), headers };
    },

    async list(request) {
      const { query } = request;
      const { maxPageSize, after } = read(roomsQuery, query, malformed);
      const position = after === undefined ? undefined : readCursor(roomPosition, after);
      const rows = await store.list(position, maxPageSize + 1);
      return ok(
        pageOf(rows, maxPageSize, presented(request), ({ createdMs, id }) =>
          nextLink(`${publicUrl(request.raw)}/rooms`, linked(query, { createdMs, id })),
        ),
      );
    },

    async get(request) {
      return ok(presented(request)(found(await store.get(roomIdOf(request)))));
    },

    async update(request) {
      const id = roomIdOf(request);
      const { pstnDialOutEnabled, ...asked } = read(updateRoomBody, request.body, malformed);
      const room = await store.update(id, (before) => ({
        ...before,
        ...windowOf(asked, clock.now(), before),
        pstnDialOut: pstnDialOutEnabled ?? before.pstnDialOut,
      }));
      changed(found(room).id);
      return ok(presented(request)(found(room)));
    },

    async remove(request) {
      const roomId = roomIdOf(request);
      if (!(await store.remove(roomId))) throw roomNotFound();
      changed(roomId);
      return noContent;
    },

    async listParticipants(request) {
      const id = roomIdOf(request);
      const { query } = request;
      const { maxPageSize, after } = read(roomsQuery, query, malformed);
      const position = after === undefined ? 0 : readCursor(participantPosition, after).position;
      const rows = await store.participants(id, position, maxPageSize + 1);
      if (rows.length === 0) found(await store.get(id));
      return ok(
        pageOf(rows, maxPageSize, presentInvited, (last) =>
          nextLink(
            `${publicUrl(request.raw)}/rooms/${id}/participants`,
            linked(query, { position: last.position }),
          ),
        ),
      );
    },

    async updateParticipants(request) {
      const roomId = roomIdOf(request);
      const { participants } = read(updateRoomParticipantsBody, request.body, malformed);
      if (!(await store.change(roomId, changesOf(participants)))) throw roomNotFound();
      changed(roomId);
      return ok({});
    },
  });
}

function planRoom(request: OperationRequest, nowMs: number) {
  const { pstnDialOutEnabled, participants, ...asked } = read(
    createRoomBody,
    request.body,
    malformed,
  );
  const requestId = requestIdHeader.safeParse(request.raw.headers['repeatability-request-id']);
  if (!requestId.success) throw badRequest('The request id is malformed.');
  const room: Room = {
    id: newRoomId(),
    createdMs: nowMs,
    ...windowOf(asked, nowMs),
    pstnDialOut: pstnDialOutEnabled ?? false,
  };
  return { room, changes: changesOf(participants), requestId: requestId.data };
}

function presented(request: OperationRequest) {
  return (room: Room) => presentRoom(room, versionOf(request));
}

function linked(query: OperationRequest['query'], position: object): Record<string, unknown> {
  const { maxPageSize, 'api-version': version } = query;
  return { after: writeCursor(position), maxPageSize, 'api-version': version };
}

function roomIdOf(request: OperationRequest): string {
  return assertRoomId(request.params['room'] ?? '');
}

function found(room: Room | undefined): Room {
  if (room) return room;
  throw roomNotFound();
}
