import type {
  CallAnswer,
  CallArgs,
  CallEvent,
  CallOperation,
  CallReason,
} from '@switchboard/acs-wire';
import type { End, Requester, ServerCalls } from '../calls/port.ts';
import { Refusal } from '../calls/port.ts';
import type { MediaSignalling } from '../media/port.ts';

type Answered = Extract<CallEvent, { type: 'res' }>;

/** A page gives up after as long; a process that is gone answers nobody. */
const MAX_WAITING = 256;

/** What one phone asks of the calls it is in, by the requests that a page makes. */
export class CallLink {
  readonly #calls: ServerCalls;
  readonly #requester: Requester;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #lastId = 0;

  /** @param sharedLine by what a phone came in that shows no number */
  constructor(calls: ServerCalls, user: string, end: End, sharedLine?: string) {
    this.#calls = calls;
    this.#requester = {
      ...{ user, end, scopes: ['voip'] },
      ...(sharedLine !== undefined && { sharedLine }),
    };
  }

  get ownEnd(): End {
    return this.#requester.end;
  }

  /** Connects those in one call with those in another, where the same phone is at the end `alsoAt`. */
  async handOver(callId: string, targetCallId: string, alsoAt: End): Promise<void> {
    const requester = { ...this.#requester, alsoAt };
    await this.#ask(requester, 'call.handOver', { callId, targetCallId });
  }

  /** @throws Refusal with the reason of the service */
  ask<Op extends CallOperation>(op: Op, args: CallArgs<Op>): Promise<CallAnswer<Op>> {
    return this.#ask(this.#requester, op, args);
  }

  async #ask<Op extends CallOperation>(
    requester: Requester,
    op: Op,
    args: CallArgs<Op>,
  ): Promise<CallAnswer<Op>> {
    if (this.#waiting.size >= MAX_WAITING) throw new Error('Too much was asked of a call.');
    const id = ++this.#lastId;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    this.#calls.request(requester, id, op, args).catch((error: unknown) => {
      this.#waiting.delete(id);
      waiting.reject(error);
    });
    return (await waiting.promise) as CallAnswer<Op>;
  }

  /** Says that the phone is gone, or cannot be rung. */
  report(type: 'endGone' | 'ringFailed', callId: string, reason: CallReason): void {
    this.#calls.report({ type, callId, end: this.#requester.end, reason });
  }

  hear(answer: Answered): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Refusal(answer.error.message, answer.error));
    else waiting?.resolve(answer.value);
  }

  /** Nobody answers any more. */
  end(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('The call is over.'));
    this.#waiting.clear();
  }

  /** How the sound of the phone is agreed on, in the call that it is in at present. */
  signalling(callId: () => string): MediaSignalling {
    return {
      publish: async (generation, sdp, tracks) => {
        const args = { callId: callId(), generation, sdp, tracks: [...tracks] };
        const answer = await this.ask('media.describe', {
          ...args,
          transport: 'up',
          kind: 'offer',
        });
        return answer.sdp ?? '';
      },
      answer: async (generation, sdp) => {
        const args = { callId: callId(), generation, sdp, tracks: [] };
        await this.ask('media.describe', { ...args, transport: 'down', kind: 'answer' });
      },
      candidate: async (generation, transport, candidate) => {
        await this.ask('media.candidate', { callId: callId(), generation, transport, candidate });
      },
      wantNoPictures: async () => {
        await this.ask('media.want', { callId: callId(), wants: [] });
      },
      renew: async (generation) => {
        await this.ask('media.renew', { callId: callId(), generation });
      },
    };
  }
}
