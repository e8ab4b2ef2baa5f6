/** What comes before anybody listens; more than this is of no use any more. */
const MAX_KEPT = 100;

/** Hands messages to one listener, and keeps those that come while there is none. */
export interface Mailbox<Message> {
  readonly deliver: (message: Message) => void;
  /** Also hears what was kept. @returns ends it */
  readonly listen: (listener: (message: Message) => void) => () => void;
}

export function createMailbox<Message>(): Mailbox<Message> {
  let kept: Message[] = [];
  let current: ((message: Message) => void) | undefined;
  return {
    deliver(message) {
      if (current) current(message);
      else kept = [...kept, message].slice(-MAX_KEPT);
    },
    listen(listener) {
      current = listener;
      const before = kept;
      kept = [];
      for (const message of before) listener(message);
      return () => {
        if (current === listener) current = undefined;
      };
    },
  };
}
