import { createCallJoining } from '@switchboard/acs-client/calls';
import type { CallJoining } from '@switchboard/acs-client/calls';
import type { BotsTools } from '../bots-tools.ts';
import type { ChatOf } from '../chat/chats.ts';
import type { BotsConfig } from '../config.ts';
import { handleMeetings } from './handle-meetings.ts';
import { createNoteTaking } from './note-taking.ts';
import type { NoteTaking } from './note-taking.ts';
import { sweepMeetings } from './sweep-meetings.ts';

const MINUTE_MS = 60_000;

interface Parts {
  readonly chatOf: ChatOf;
  readonly joining?: CallJoining | undefined;
}

/** Takes notes of calls; before jobs are started. */
export function takeMeetings(
  tools: BotsTools,
  { acs, otherKey, speechEndpoint, calls }: BotsConfig,
  { chatOf, joining = createCallJoining(acs, { otherKey, speechEndpoint }) }: Parts,
): NoteTaking {
  handleMeetings({ ...tools, chatOf, joining, callbackUrl: calls.callbackUrl });
  tools.jobs.schedule('meetings.sweep', MINUTE_MS, () => sweepMeetings(tools));
  return createNoteTaking(tools);
}
