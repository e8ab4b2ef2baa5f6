import {
  answerCallBody,
  connectCallBody,
  createCallBody,
  redirectCallBody,
  rejectCallBody,
} from '@switchboard/acs-wire';
import { read } from '../../platform/wire/body.ts';
import { noContent, ok } from '../../platform/wire/operation.ts';
import { reasons } from '../calls/port.ts';
import type { Automation } from './automation.ts';
import type { OperationHandlers } from './operations.ts';
import { invalidBody } from './refusal.ts';

const REJECTIONS = {
  none: reasons.declined,
  busy: reasons.busy,
  forbidden: reasons.forbidden,
} as const;

type Entering = 'create' | 'answer' | 'redirect' | 'reject' | 'connect';

/** How an application comes into a call, or keeps out of it. */
export function enteringRoutes(automation: Automation): Pick<OperationHandlers, Entering> {
  const { once } = automation;
  return {
    async create(request) {
      const asked = read(createCallBody, request.body, invalidBody);
      return once(request, async () => ({ status: 201, body: await automation.create(asked) }));
    },

    async answer(request) {
      const asked = read(answerCallBody, request.body, invalidBody);
      return once(request, async () => ok(await automation.answer(asked)));
    },

    async redirect(request) {
      const { incomingCallContext, target } = read(redirectCallBody, request.body, invalidBody);
      return once(request, async () => {
        await automation.redirect(incomingCallContext, target);
        return noContent;
      });
    },

    async reject(request) {
      const asked = read(rejectCallBody, request.body, invalidBody);
      const reason = REJECTIONS[asked.callRejectReason ?? 'none'];
      return once(request, async () => {
        await automation.reject(asked.incomingCallContext, reason);
        return noContent;
      });
    },

    async connect(request) {
      const asked = read(connectCallBody, request.body, invalidBody);
      return once(request, async () => ok(await automation.connect(asked)));
    },
  };
}
