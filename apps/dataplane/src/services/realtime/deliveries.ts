import type { Notification } from './notification.ts';
import type { Session } from './session.ts';

/** Clients written to in one turn of the event loop; whoever else waits for the process has theirs between. */
const SLICE = 200;
/** Beyond as many, whoever publishes helps with the work instead of adding to it. */
const MAX_WAITING = 10_000;

interface Delivery {
  readonly notification: Notification;
  readonly sessions: Iterator<Session>;
}

/**
 * Hands notifications to clients in the order in which they were published, a slice at a time, so
 * that a message to thousands keeps nobody waiting: not who sent it, nor who asks for something else.
 */
export class Deliveries implements Disposable {
  readonly #sessionsOf: (userId: string) => Iterable<Session>;
  #waiting: Delivery[] = [];
  #next: NodeJS.Immediate | undefined;

  constructor(sessionsOf: (userId: string) => Iterable<Session>) {
    this.#sessionsOf = sessionsOf;
  }

  add(notification: Notification, recipients: readonly string[]): void {
    this.#waiting.push({ notification, sessions: this.#all(recipients) });
    if (this.#waiting.length > MAX_WAITING) this.#work();
    this.#next ??= setImmediate(() => this.#turn());
  }

  [Symbol.dispose](): void {
    if (this.#next) clearImmediate(this.#next);
    this.#waiting = [];
  }

  #turn(): void {
    this.#work();
    this.#next = this.#waiting.length > 0 ? setImmediate(() => this.#turn()) : undefined;
  }

  #work(): void {
    let done = 0;
    for (let left = SLICE; left > 0 && done < this.#waiting.length;) {
      const { notification, sessions } = this.#waiting[done]!;
      const session = sessions.next();
      if (session.done) done++;
      else {
        session.value.notify(notification);
        left--;
      }
    }
    this.#waiting.splice(0, done);
  }

  *#all(recipients: readonly string[]): Iterator<Session> {
    for (const userId of recipients) yield* [...this.#sessionsOf(userId)];
  }
}
