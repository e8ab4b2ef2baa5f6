import { FakeChatService } from './testing/fake-chat-service.ts';
import { threadSignals } from './thread-signals.ts';
