import type { CallJoining } from '@switchboard/acs-client/calls';
import type { BotsTools } from '../bots-tools.ts';
import type { ChatOf } from '../chat/chats.ts';

export interface MeetingTools extends BotsTools {
  readonly joining: CallJoining;
  readonly chatOf: ChatOf;
  /** Where callbacks and transcripts come in, for instance `https://bots.example`. */
  readonly callbackUrl: string;
}
