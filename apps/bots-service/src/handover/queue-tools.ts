import type { BotChat } from '@switchboard/acs-client/chat';
import type { CallTools } from '../calls/call-tools.ts';
import type { PeopleQueue } from './people-queue.ts';

export interface QueueTools extends CallTools {
  readonly queue: PeopleQueue;
  /** Undefined where bots take part in no threads. */
  readonly chat: BotChat | undefined;
}
