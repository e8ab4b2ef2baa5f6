import { isPlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { asksToWait, isTemporary } from '../codec/command-status.ts';
import type { MessageFields, ResponsePdu } from '../codec/pdu.ts';
import type { SmppSession } from '../session/smpp-session.ts';
import { smppError } from '../smpp-errors.ts';
import { StatusError } from '../status-error.ts';
import type { SendingLimits } from './client-options.ts';
import { SendPace } from './send-pace.ts';

interface Submit {
  readonly order: number;
  readonly message: MessageFields;
  readonly resolve: (messageId: string) => void;
  readonly reject: (error: Error) => void;
  timer: Disposable | undefined;
  isLate: boolean;
  attempts: number;
  /** That the carrier had no room with. */
  status: number | undefined;
}

export interface SubmitQueueOptions {
  readonly clock: Clock;
  readonly limits: SendingLimits;
  /** A session that takes a message now. */
  readonly pick: () => SmppSession | undefined;
}

/** Messages in the order in which they were given, sent as fast as links, window, contract and carrier allow. */
export class SubmitQueue {
  readonly #options: SubmitQueueOptions;
  readonly #pace: SendPace;
  readonly #queue: Submit[] = [];
  #order = 0;
  #timer: Disposable | undefined;
  #isClosed = false;

  constructor(options: SubmitQueueOptions) {
    this.#options = options;
    this.#pace = new SendPace(options.clock, options.limits);
  }

  /** How many wait to be sent. */
  get length(): number {
    return this.#queue.length;
  }

  add(message: MessageFields): Promise<string> {
    const { clock, limits } = this.#options;
    if (this.#isClosed || this.#queue.length >= limits.queued)
      return Promise.reject(notSent('No more messages are taken.'));
    return new Promise((resolve, reject) => {
      const state = { timer: undefined, isLate: false, attempts: 0, status: undefined };
      const submit: Submit = { order: this.#order++, message, resolve, reject, ...state };
      submit.timer = clock.after(limits.notSentAfterMs, () => this.#expire(submit));
      this.#queue.push(submit);
      this.pump();
    });
  }

  /** Before there is room for the next one: a carrier that wants less is not sent one more. */
  heard({ command, status }: ResponsePdu): void {
    if (asksToWait(status)) this.#pace.throttled();
    else if (command === 'submit_sm_resp' && status === 0) this.#pace.accepted();
  }

  /** Something has changed: sends what may be sent now. */
  pump(): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
    while (this.#queue.length > 0) {
      const { waitMs } = this.#pace;
      if (waitMs > 0) return this.#pumpIn(waitMs);
      const session = this.#options.pick();
      if (!session) return;
      this.#pace.sent();
      const submit = this.#queue.shift()!;
      this.#send(submit, session).catch(submit.reject);
    }
  }

  /** What waits was surely not sent; what is under way is left to its session. */
  close(): void {
    this.#isClosed = true;
    this.#timer?.[Symbol.dispose]();
    for (const submit of this.#queue.splice(0)) this.#fail(submit);
  }

  #pumpIn(ms: number): void {
    this.#timer = this.#options.clock.after(Math.ceil(ms), () => this.pump());
  }

  async #send(submit: Submit, session: SmppSession): Promise<void> {
    try {
      this.#settle(submit, await session.request({ command: 'submit_sm', ...submit.message }));
    } catch (error) {
      const code = isPlatformError(error) ? error.code : undefined;
      if (code === 'session-closed' || code === 'window-full') return this.#again(submit);
      this.#end(submit);
      submit.reject(code === 'invalid-pdu' ? (error as Error) : unknown(error));
    }
  }

  #settle(submit: Submit, response: ResponsePdu): void {
    const { status } = response;
    if (asksToWait(status)) return this.#throttled(submit, status);
    this.#end(submit);
    if (status === 0 && response.command === 'submit_sm_resp') submit.resolve(response.messageId);
    else if (status === 0) submit.reject(unknown());
    else submit.reject(refused(status));
  }

  #throttled(submit: Submit, status: number): void {
    submit.status = status;
    submit.attempts += 1;
    if (submit.attempts > this.#options.limits.retries) this.#fail(submit);
    else this.#again(submit);
  }

  /** Where it was before, so that the parts of a text stay in order. */
  #again(submit: Submit): void {
    if (submit.isLate || this.#isClosed) return this.#fail(submit);
    const at = this.#queue.findIndex(({ order }) => order > submit.order);
    this.#queue.splice(at < 0 ? this.#queue.length : at, 0, submit);
    this.pump();
  }

  #expire(submit: Submit): void {
    submit.isLate = true;
    const at = this.#queue.indexOf(submit);
    if (at < 0) return;
    this.#queue.splice(at, 1);
    this.#fail(submit);
  }

  #fail(submit: Submit): void {
    this.#end(submit);
    submit.reject(notSent('The message was not sent in time.', submit.status));
  }

  #end(submit: Submit): void {
    submit.timer?.[Symbol.dispose]();
  }
}

function notSent(message: string, status?: number): Error {
  return status === undefined
    ? smppError('submit-not-sent', message)
    : new StatusError('submit-not-sent', message, status);
}

function refused(status: number): Error {
  return isTemporary(status)
    ? notSent('The carrier cannot take the message now.', status)
    : new StatusError('submit-refused', 'The carrier refused the message.', status);
}

const unknown = (cause?: unknown): Error =>
  smppError('submit-unknown', 'The message was sent and not answered.', { cause });
