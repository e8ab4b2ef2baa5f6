import type { InboxService } from '@switchboard/telephony-api';
import { listColleagues } from '../people/colleagues.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { changeConversation } from './change-conversation.ts';
import { listConversations } from './list-conversations.ts';
import { readConversation } from './read-conversation.ts';
import { sendMessage } from './send-message.ts';
import { watchChanges } from './watch.ts';

export function createInboxService(tools: TelephonyTools): InboxService {
  return {
    list: listConversations(tools.client),
    ...readConversation(tools),
    ...sendMessage(tools),
    ...changeConversation(tools),
    colleagues: () => listColleagues(tools.client, tools.clock),
    watch: watchChanges(tools),
  };
}
