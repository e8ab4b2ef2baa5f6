import { transferCallBody } from '@switchboard/acs-wire';
import { read } from '../../platform/wire/body.ts';
import { noContent, ok } from '../../platform/wire/operation.ts';
import type { Automation } from './automation.ts';
import { connectionOf } from './operations.ts';
import type { OperationHandlers } from './operations.ts';
import { invalidBody } from './refusal.ts';

type Whole = 'get' | 'hangUp' | 'terminate' | 'transfer';

/** What an application does with the whole of a call. */
export function callRoutes(automation: Automation): Pick<OperationHandlers, Whole> {
  const { once } = automation;
  return {
    async get(request) {
      return ok(await automation.ask({ name: 'get', connection: connectionOf(request) }));
    },

    async hangUp(request) {
      const connection = connectionOf(request);
      await automation.ask({ name: 'hangUp', connection, forEveryone: false });
      return noContent;
    },

    async terminate(request) {
      const connection = connectionOf(request);
      return once(request, async () => {
        await automation.ask({ name: 'hangUp', connection, forEveryone: true });
        return noContent;
      });
    },

    async transfer(request) {
      const asked = read(transferCallBody, request.body, invalidBody);
      const invite = await automation.inviteOf(asked.targetParticipant, asked, 'targetParticipant');
      const { transferee, operationContext } = asked;
      const origin = automation.originOf(asked);
      const connection = connectionOf(request);
      return once(request, async () => {
        await automation.ask({ name: 'transfer', connection, origin, transferee, ...invite });
        return { status: 202, body: { operationContext } };
      });
    },
  };
}
