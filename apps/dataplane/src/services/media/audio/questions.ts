import type { MediaCandidate, MediaTrack } from '@switchboard/acs-wire';
import type { MediaSignalling } from './signalling.ts';

/** What the sound of one end asks of its call, from the process that has it. */
export type Question =
  | {
      readonly op: 'publish';
      readonly generation: number;
      readonly sdp: string;
      readonly tracks: readonly MediaTrack[];
    }
  | { readonly op: 'answer'; readonly generation: number; readonly sdp: string }
  | {
      readonly op: 'candidate';
      readonly generation: number;
      readonly transport: 'up' | 'down';
      readonly candidate: MediaCandidate | null;
    }
  | { readonly op: 'want-no-pictures' }
  | { readonly op: 'renew'; readonly generation: number };

export type Reply = { readonly value: string } | { readonly error: string };

/** Asks the call, where it is known. @returns what the process is told that asked; never rejects */
export async function replyTo(
  signalling: MediaSignalling | undefined,
  question: Question,
): Promise<Reply> {
  try {
    if (!signalling) throw new Error('The call has no such end any more.');
    return { value: await ask(signalling, question) };
  } catch (error) {
    return { error: String(error) };
  }
}

async function ask(signalling: MediaSignalling, question: Question): Promise<string> {
  if (question.op === 'want-no-pictures') {
    await signalling.wantNoPictures();
    return '';
  }
  const { generation } = question;
  if (question.op === 'publish') {
    return signalling.publish(generation, question.sdp, question.tracks);
  }
  if (question.op === 'answer') await signalling.answer(generation, question.sdp);
  else if (question.op === 'renew') await signalling.renew(generation);
  else await signalling.candidate(generation, question.transport, question.candidate);
  return '';
}

/** The other side: questions that were sent to the parent and wait for its reply. */
export class Questions {
  readonly #waiting = new Map<number, PromiseWithResolvers<string>>();
  readonly #send: (ask: number, question: Question, of: number) => void;
  #last = 0;

  /** @param send `of` is the number of the end whose sound asks */
  constructor(send: (ask: number, question: Question, of: number) => void) {
    this.#send = send;
  }

  signallingOf(of: number): MediaSignalling {
    const ask = (question: Question): Promise<string> => {
      const number = ++this.#last;
      const waiting = Promise.withResolvers<string>();
      this.#waiting.set(number, waiting);
      this.#send(number, question, of);
      return waiting.promise;
    };
    return {
      publish: (generation, sdp, tracks) => ask({ op: 'publish', generation, sdp, tracks }),
      answer: async (generation, sdp) => void (await ask({ op: 'answer', generation, sdp })),
      candidate: async (generation, transport, candidate) =>
        void (await ask({ op: 'candidate', generation, transport, candidate })),
      wantNoPictures: async () => void (await ask({ op: 'want-no-pictures' })),
      renew: async (generation) => void (await ask({ op: 'renew', generation })),
    };
  }

  replied(number: number, said: Reply): void {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if ('value' in said) waiting?.resolve(said.value);
    else waiting?.reject(new Error(said.error));
  }
}
