import type { CallEvent, CallReason } from '@switchboard/acs-wire';
import { answerSession } from '@switchboard/sip';
import type { IncomingCall, SessionDescription } from '@switchboard/sip';
import type { AudioLine } from '../media/port.ts';
import { Refusal } from '../calls/port.ts';
import type { Line, LineBeginning } from './line.ts';
import { localMedia } from './line-media.ts';
import { makeKeysFor } from './make-keys.ts';
import { callerCancelled, statusOf } from './reasons.ts';

export interface PickingUp {
  readonly line: Line;
  readonly audio: AudioLine;
  readonly sip: IncomingCall;
  readonly offer: SessionDescription;
  /** The raw identifier of the phone that calls, as a participant. */
  readonly user: string;
  /** The number of the resource that was called. */
  readonly number: string;
  readonly address: string;
}

/** Brings a phone that calls into a call with whoever answers for the number. */
export async function pickUp(picking: PickingUp): Promise<void> {
  const { line, sip, number } = picking;
  const local = answerSession(
    picking.offer,
    localMedia(picking.address, picking.audio.port, makeKeysFor(picking.offer)),
  );
  if (!local) {
    sip.reject(488);
    return line.lose(callerCancelled);
  }
  sip.handle({
    ...line.handlers,
    onEnded: (end) =>
      end.reason === 'peer-cancelled' ? line.lose(callerCancelled) : line.handlers.onEnded?.(end),
  });
  // It gave up before anybody listened.
  if (sip.isOver) return line.end(callerCancelled);
  const beginning = new Waiting(picking, local);
  try {
    const to = [{ user: `4:${number}` }];
    const { call } = await line.link.ask('call.start', { to });
    line.begin(call.id, beginning);
    sip.ring();
    // It may have been answered, or be over, before we knew its name.
    beginning.look(call.participants);
  } catch (error) {
    sip.reject(error instanceof Refusal ? statusOf(error.failure) : 500);
    line.end(callerCancelled);
  }
}

/** A phone that hears it ring, until somebody answers. */
class Waiting implements LineBeginning {
  readonly #picking: PickingUp;
  readonly #local: SessionDescription;
  #isAnswered = false;

  constructor(picking: PickingUp, local: SessionDescription) {
    this.#picking = picking;
    this.#local = local;
  }

  hear(event: CallEvent): void {
    if (event.type === 'call.changed') this.look(event.participants ?? []);
  }

  look(participants: readonly { readonly user: string; readonly state: string }[]): void {
    const own = participants.find(({ user }) => user === this.#picking.user);
    if (own?.state !== 'connected' || this.#isAnswered) return;
    this.#isAnswered = true;
    this.#answer().catch(() => {
      // Its sound is gone: so is the phone, for everybody in the call.
      this.#picking.line.lose({ code: 410, subCode: 301_005 });
    });
  }

  over(reason: CallReason): void {
    this.#picking.sip.reject(statusOf(reason));
  }

  async #answer(): Promise<void> {
    const { sip, line, offer } = this.#picking;
    await line.negotiate(offer, this.#local);
    const call = await sip.answer(this.#local);
    if (call) line.connect(call);
  }
}
