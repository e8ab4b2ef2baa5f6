import {
  addCallParticipantBody,
  callIdentifier,
  cancelAddParticipantBody,
  moveParticipantsBody,
  muteCallParticipantsBody,
  removeCallParticipantBody,
} from '@switchboard/acs-wire';
import { read } from '../../platform/wire/body.ts';
import { ok } from '../../platform/wire/operation.ts';
import type { Answer } from '../../platform/wire/operation.ts';
import type { Automation } from './automation.ts';
import { connectionOf } from './operations.ts';
import type { OperationHandlers } from './operations.ts';
import { callNotFound, invalidBody } from './refusal.ts';

type Participants =
  'listParticipants' | 'getParticipant' | 'add' | 'remove' | 'mute' | 'move' | 'cancelAdd';

const accepted = (body: object): Answer => ({ status: 202, body });

/** What an application does with the participants of a call. */
export function participantRoutes(automation: Automation): Pick<OperationHandlers, Participants> {
  const { once } = automation;
  return {
    async listParticipants(request) {
      const connection = connectionOf(request);
      return ok({ value: await automation.ask({ name: 'participants', connection }) });
    },

    async getParticipant(request) {
      const connection = connectionOf(request);
      const all = await automation.ask({ name: 'participants', connection });
      const rawId = request.params['participant'];
      const found = all.find(({ identifier }) => identifier.rawId === rawId);
      if (!found) throw callNotFound();
      return ok(found);
    },

    async add(request) {
      const asked = read(addCallParticipantBody, request.body, invalidBody);
      const { participantToAdd, operationContext } = asked;
      const invite = await automation.inviteOf(participantToAdd, asked, 'participantToAdd');
      const origin = automation.originOf(asked);
      const connection = connectionOf(request);
      return once(request, async () => {
        const invitationId = await automation.ask({ name: 'add', connection, origin, ...invite });
        const participant = {
          ...{ identifier: callIdentifier(participantToAdd), isMuted: false, isOnHold: false },
        };
        return accepted({ participant, operationContext, invitationId });
      });
    },

    async remove(request) {
      const asked = read(removeCallParticipantBody, request.body, invalidBody);
      const { participantToRemove: user, operationContext } = asked;
      const origin = automation.originOf(asked);
      const connection = connectionOf(request);
      return once(request, async () => {
        await automation.ask({ name: 'remove', connection, user, origin });
        return accepted({ operationContext });
      });
    },

    async mute(request) {
      const asked = read(muteCallParticipantsBody, request.body, invalidBody);
      const [user = ''] = asked.targetParticipants;
      const connection = connectionOf(request);
      return once(request, async () => {
        await automation.ask({ name: 'mute', connection, user });
        return ok({ operationContext: asked.operationContext });
      });
    },

    async move(request) {
      const asked = read(moveParticipantsBody, request.body, invalidBody);
      const { fromCall, operationContext } = asked;
      const users = [...new Set(asked.targetParticipants)];
      const origin = automation.originOf(asked);
      const connection = connectionOf(request);
      return once(request, async () => {
        await automation.move({ connection, fromCall, users, origin });
        return accepted({ operationContext, fromCall });
      });
    },

    async cancelAdd(request) {
      const asked = read(cancelAddParticipantBody, request.body, invalidBody);
      const { invitationId: invitation, operationContext } = asked;
      const origin = automation.originOf(asked);
      const connection = connectionOf(request);
      return once(request, async () => {
        await automation.ask({ name: 'cancelAdd', connection, invitation, origin });
        return accepted({ invitationId: invitation, operationContext });
      });
    },
  };
}
