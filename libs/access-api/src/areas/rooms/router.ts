import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { create } from './create.ts';
import { get } from './get.ts';
import { invite } from './invite.ts';
import { list } from './list.ts';
import { remove } from './remove.ts';
import { removeParticipant } from './remove-participant.ts';
import { setRole } from './set-role.ts';
import { update } from './update.ts';

/** Rooms: who is in them, as what, and when. */
export const roomsRouter = (procedures: Procedures, { rooms }: AccessServices) =>
  trpc.router({
    create: create(procedures, rooms),
    list: list(procedures, rooms),
    get: get(procedures, rooms),
    update: update(procedures, rooms),
    remove: remove(procedures, rooms),
    invite: invite(procedures, rooms),
    setRole: setRole(procedures, rooms),
    removeParticipant: removeParticipant(procedures, rooms),
  });
