import type {
  AskRequest,
  CallAnswering,
  CallTalking,
  SayRequest,
} from '@switchboard/acs-client/calls';
import { PlatformError } from '@switchboard/kernel';

type Failure = 'call-over' | 'call-refused' | 'calls-unavailable';

/** A service of calls: it notes what it is asked, and does the same request once. */
export class FakeCalls {
  readonly asked: string[] = [];
  /** What callers hear and are asked, each once. */
  readonly spoken: (SayRequest | AskRequest)[] = [];
  readonly rings: string[] = [];
  /** Where callbacks about calls go, by the contexts of calls. */
  readonly callbackUrls = new Map<string, string>();
  /** What the next requests fail with, one after the other. */
  readonly failures: Failure[] = [];
  readonly #done = new Set<string>();

  /** What was said last. */
  get last(): SayRequest | AskRequest | undefined {
    return this.spoken.at(-1);
  }

  get said(): string {
    return this.last?.texts.join(' ') ?? '';
  }

  readonly talking: CallTalking = {
    say: async (_connectionId, request) => this.#speak(request),
    ask: async (_connectionId, request) => this.#speak(request),
  };

  readonly answering: CallAnswering = {
    answer: async (context, callbackUrl) => {
      this.#note(`answer ${context}`);
      this.callbackUrls.set(context, callbackUrl);
      return `connection of ${context}`;
    },
    ring: async (_connectionId, { userId, operationContext, requestId }) => {
      this.#note(`ring ${userId}`);
      if (!this.#done.has(requestId)) this.rings.push(operationContext);
      this.#done.add(requestId);
      return 'invitation-1';
    },
    leave: async () => this.#note('leave'),
    end: async () => this.#note('end'),
    ...{ redirect: unasked, reject: unasked, cancel: unasked, remove: unasked, play: unasked },
    ...{ hush: unasked, listen: unasked, record: unasked },
  };

  #speak(request: SayRequest | AskRequest): void {
    this.#note(`speak ${request.operationContext}`);
    // As with the real one, a question has no id: it is put as often as it is asked.
    if ('requestId' in request) {
      if (this.#done.has(request.requestId)) return;
      this.#done.add(request.requestId);
    }
    this.spoken.push(request);
  }

  #note(line: string): void {
    this.asked.push(line);
    const failure = this.failures.shift();
    if (failure !== undefined) throw new PlatformError(failure, 'unavailable', 'Not now.');
  }
}

const unasked = (): never => {
  throw new Error('Bots do not ask for this.');
};
