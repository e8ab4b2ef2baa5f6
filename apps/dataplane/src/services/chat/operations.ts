import type { TokenScope } from '@switchboard/acs-wire';
import type { Operation } from '../../platform/wire/operation.ts';

const OWNERS: readonly TokenScope[] = ['chat'];
const MEMBERS: readonly TokenScope[] = ['chat', 'chat.join'];
const EVERYONE: readonly TokenScope[] = ['chat', 'chat.join', 'chat.join.limited'];

export const chatOperations = {
  createThread: {
    id: 'Chat_CreateThread',
    method: 'POST',
    path: '/chat/threads',
    summary: 'Create a thread; `repeatability-request-id` makes it idempotent',
    access: OWNERS,
  },
  listThreads: {
    id: 'Chat_ListThreads',
    method: 'GET',
    path: '/chat/threads',
    summary: 'List the threads one is in',
    access: EVERYONE,
  },
  getThread: {
    id: 'Chat_GetThread',
    method: 'GET',
    path: '/chat/threads/:thread',
    summary: 'Get topic, creator, metadata, retention',
    access: EVERYONE,
  },
  updateThread: {
    id: 'Chat_UpdateThread',
    method: 'PATCH',
    path: '/chat/threads/:thread',
    summary: 'Change topic, metadata or retention',
    access: OWNERS,
  },
  deleteThread: {
    id: 'Chat_DeleteThread',
    method: 'DELETE',
    path: '/chat/threads/:thread',
    summary: 'Delete a thread for everybody',
    access: OWNERS,
  },
  sendMessage: {
    id: 'Chat_SendMessage',
    method: 'POST',
    path: '/chat/threads/:thread/messages',
    summary: 'Send a text or HTML message',
    access: EVERYONE,
  },
  listMessages: {
    id: 'Chat_ListMessages',
    method: 'GET',
    path: '/chat/threads/:thread/messages',
    summary: 'List messages, the latest version first',
    access: EVERYONE,
  },
  getMessage: {
    id: 'Chat_GetMessage',
    method: 'GET',
    path: '/chat/threads/:thread/messages/:message',
    summary: 'Get a message',
    access: EVERYONE,
  },
  updateMessage: {
    id: 'Chat_UpdateMessage',
    method: 'PATCH',
    path: '/chat/threads/:thread/messages/:message',
    summary: "Edit a message of one's own",
    access: EVERYONE,
  },
  deleteMessage: {
    id: 'Chat_DeleteMessage',
    method: 'DELETE',
    path: '/chat/threads/:thread/messages/:message',
    summary: "Delete a message of one's own",
    access: EVERYONE,
  },
  listParticipants: {
    id: 'Chat_ListParticipants',
    method: 'GET',
    path: '/chat/threads/:thread/participants',
    summary: 'List who is in a thread',
    access: EVERYONE,
  },
  addParticipants: {
    id: 'Chat_AddParticipants',
    method: 'POST',
    path: '/chat/threads/:thread/participants/::add',
    summary: 'Add people, with or without history',
    access: MEMBERS,
  },
  removeParticipant: {
    id: 'Chat_RemoveParticipant',
    method: 'POST',
    path: '/chat/threads/:thread/participants/::remove',
    summary: 'Remove somebody, or leave; who is not in is out already',
    access: MEMBERS,
  },
  sendReceipt: {
    id: 'Chat_SendReceipt',
    method: 'POST',
    path: '/chat/threads/:thread/readReceipts',
    summary: 'Say how far one has read',
    access: EVERYONE,
  },
  listReceipts: {
    id: 'Chat_ListReceipts',
    method: 'GET',
    path: '/chat/threads/:thread/readReceipts',
    summary: 'List how far each has read',
    access: EVERYONE,
  },
  sendTyping: {
    id: 'Chat_SendTyping',
    method: 'POST',
    path: '/chat/threads/:thread/typing',
    summary: 'Say that one is typing',
    access: EVERYONE,
  },
  realtimeConfig: {
    id: 'Chat_GetRealtimeConfig',
    method: 'GET',
    path: '/chat/config/realTimeNotifications',
    summary: 'Where the realtime channel is',
    access: EVERYONE,
  },
} as const satisfies Readonly<Record<string, Operation>>;
