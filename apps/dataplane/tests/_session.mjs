/**
 * What a product team would write: plain JavaScript, only Microsoft's packages, nothing of ours.
 * Run with the connection string as argument; TLS is trusted through NODE_EXTRA_CA_CERTS.
 */
import { ChatClient } from '@azure/communication-chat';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { CommunicationIdentityClient } from '@azure/communication-identity';

const connectionString = process.argv[2] ?? '';
const endpoint = /endpoint=([^;]+)/.exec(connectionString)?.[1] ?? '';
const identity = new CommunicationIdentityClient(connectionString);
const { user, token } = await identity.createUserAndToken(['chat']);
const other = await identity.createUser();

const chat = new ChatClient(endpoint, new AzureCommunicationTokenCredential(token));
const { chatThread } = await chat.createChatThread(
  { topic: 'Over TLS' },
  { participants: [{ id: other }] },
);
const thread = chat.getChatThreadClient(chatThread.id);
await thread.sendMessage({ content: 'Hello' });
await thread.sendTypingNotification();
const texts = [];
for await (const message of thread.listMessages())
  texts.push(message.content?.message ?? message.type);
await chat.deleteChatThread(chatThread.id);
await identity.revokeTokens(user);
await identity.deleteUser(user);
process.stdout.write(JSON.stringify(texts));
