import { createCallAnswering, createCallTalking } from '@switchboard/acs-client/calls';
import type { CallAnswering, CallTalking } from '@switchboard/acs-client/calls';
import type { CallbackReceiver } from '@switchboard/app-server';
import { createCallbackVerifier } from '@switchboard/auth';
import type { VerifyCallback } from '@switchboard/auth';
import type { BotsTools } from '../bots-tools.ts';
import type { BotsConfig } from '../config.ts';
import type { Contacts } from '../contacts/contacts.ts';
import { receiveMeetingCallback } from '../meetings/receive-meeting-callback.ts';
import type { CallTools } from './call-tools.ts';
import { handleCalls } from './handle-calls.ts';
import { receiveCallback } from './receive-callback.ts';
import { sweepCalls } from './sweep-calls.ts';

const MINUTE_MS = 60_000;

interface Parts {
  readonly contacts: Contacts;
  readonly answering?: CallAnswering | undefined;
  readonly talking?: CallTalking | undefined;
  readonly verifyCallback?: VerifyCallback | undefined;
}

/** Takes calls; before jobs are started. */
export function takeCalls(
  tools: BotsTools,
  { acs, otherKey, speechEndpoint, calls }: BotsConfig,
  { contacts, ...overrides }: Parts,
): CallTools & { readonly callbacks: CallbackReceiver } {
  const options = { otherKey, speechEndpoint };
  const callTools: CallTools = {
    ...{ ...tools, contacts, callbackUrl: calls.callbackUrl },
    answering: overrides.answering ?? createCallAnswering(acs, options),
    talking: overrides.talking ?? createCallTalking(acs, options),
  };
  handleCalls(callTools);
  tools.jobs.schedule('calls.sweep', MINUTE_MS, () => sweepCalls(tools));
  return {
    ...callTools,
    callbacks: {
      verify: overrides.verifyCallback ?? createCallbackVerifier(calls),
      receive: (callId, callback) =>
        tools.transact(async (tx) => {
          if (await receiveMeetingCallback(tx, tools, callId, callback)) return;
          await receiveCallback(tx, tools, callId, callback);
        }),
    },
  };
}
