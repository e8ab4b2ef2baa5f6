import { chatFailure } from './failure.ts';
import { toParticipant } from './message.ts';
import type { Participant } from './message.ts';
import type { ChatAction } from './reduce.ts';
import { readPages } from './sdk-pages.ts';
import { userIdOf } from './sdk.ts';
import type { SdkChatClient, SdkReceipt } from './sdk.ts';
import type { ChatState } from './state.ts';

const PARTICIPANT_PAGE = 200;
/** Receipts of at most this many people are read: the service has none in larger threads. */
const RECEIPT_PAGE = 100;

export interface ThreadReaderDeps {
  readonly client: SdkChatClient;
  readonly getState: () => ChatState;
  readonly dispatch: (action: ChatAction) => void;
}

/** What is known of a thread beside its messages. */
export interface ThreadReader {
  /** Who is in it, if one may still know. */
  participants(threadId: string): Promise<void>;
  /** Who has read how far, if one may still know. */
  receipts(threadId: string): Promise<void>;
  topic(threadId: string): Promise<void>;
}

export function createThreadReader({ client, getState, dispatch }: ThreadReaderDeps): ThreadReader {
  /** One who has left may not list people or receipts; what they may still read stays readable. */
  const whereAllowed = async (threadId: string, read: () => Promise<void>): Promise<void> => {
    try {
      await read();
    } catch (error) {
      if (chatFailure(error) !== 'not-allowed') return;
      dispatch({ type: 'parted', threadId, userIds: [getState().self] });
    }
  };
  return {
    participants: (threadId) =>
      whereAllowed(threadId, async () => {
        const participants = await readParticipants(client, threadId);
        dispatch({ type: 'participants', threadId, participants });
      }),
    receipts: (threadId) =>
      whereAllowed(threadId, async () => {
        const thread = client.getChatThreadClient(threadId);
        const receipts = thread.listReadReceipts({ maxPageSize: RECEIPT_PAGE });
        const { items } = await readPages(receipts, RECEIPT_PAGE).next();
        dispatch({ type: 'receipts', threadId, receipts: items.map(toReceipt) });
      }),
    async topic(threadId) {
      const { topic } = await client.getChatThreadClient(threadId).getProperties();
      dispatch({ type: 'topic', threadId, topic });
    },
  };
}

async function readParticipants(client: SdkChatClient, threadId: string): Promise<Participant[]> {
  const size = { maxPageSize: PARTICIPANT_PAGE };
  const participants = [];
  for await (const page of client.getChatThreadClient(threadId).listParticipants(size).byPage(size))
    participants.push(...page.map(toParticipant));
  return participants;
}

function toReceipt({ sender, chatMessageId, readOn }: SdkReceipt) {
  return { userId: userIdOf(sender), messageId: chatMessageId, readOn: readOn.getTime() };
}
