import { createCallAnswering, createRecordedFiles } from '@switchboard/acs-client/calls';
import type { CallAnswering, RecordedFiles } from '@switchboard/acs-client/calls';
import type { CallbackReceiver } from '@switchboard/app-server';
import { createCallbackVerifier } from '@switchboard/auth';
import type { VerifyCallback } from '@switchboard/auth';
import type { TelephonyConfig } from '../config.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { handleActs } from './handle-acts.ts';
import { receiveCallback } from './receive-callback.ts';
import { sweepCalls } from './sweep-calls.ts';
import { handleVoicemail } from '../voicemail/fetch-voicemail.ts';

const MINUTE_MS = 60_000;

interface Overrides {
  readonly answering?: CallAnswering;
  readonly recordedFiles?: RecordedFiles;
  readonly verifyCallback?: VerifyCallback;
}

/**
 * Takes calls where that is configured; before jobs are started.
 *
 * @returns where callbacks go, undefined where no calls are taken
 */
export function takeCalls(
  tools: TelephonyTools,
  { acs, otherKey, calls }: Pick<TelephonyConfig, 'acs' | 'otherKey' | 'calls'>,
  overrides: Overrides,
): CallbackReceiver | undefined {
  if (!calls) return undefined;
  const answering = overrides.answering ?? createCallAnswering(acs, { otherKey });
  handleActs({ ...tools, answering, callbackUrl: calls.callbackUrl });
  const files = overrides.recordedFiles ?? createRecordedFiles(acs, { otherKey });
  handleVoicemail({ ...tools, files });
  tools.jobs.schedule('calls.sweep', MINUTE_MS, () => sweepCalls(tools));
  return {
    verify: overrides.verifyCallback ?? createCallbackVerifier(calls),
    receive: (callId, callback) =>
      tools.transact((tx) => receiveCallback(tx, tools, callId, callback)),
  };
}
