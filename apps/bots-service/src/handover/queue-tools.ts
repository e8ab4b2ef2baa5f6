import type { CallTools } from '../calls/call-tools.ts';
import type { ChatOf } from '../chat/chats.ts';
import type { PeopleQueue } from './people-queue.ts';

export interface QueueTools extends CallTools {
  readonly queue: PeopleQueue;
  readonly chatOf: ChatOf;
}
