export { FakeChatService } from './fake-chat-service.ts';
