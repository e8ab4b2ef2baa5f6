export { ChatSession } from './chat-session.tsx';
export type { ChatSessionProps } from './chat-session.tsx';
export { SessionChatClient } from './chat-client.ts';
export type { ChatClient } from './chat-client.ts';
export { openOwn, SessionCredential } from './credential.ts';
export type { CredentialSource, FetchToken } from './credential.ts';
export { TokenGeneration } from './token-generation.ts';
