import type { CallEvent, CallReason } from '@switchboard/acs-wire';

/** What the registry does with a call. */
export interface RegisteredCall {
  readonly id: string;
  receive(event: EventOfCall): void;
  endLocally(reason: CallReason): void;
}

export interface RegisteredRinging {
  readonly id: string;
  end(reason: CallReason): void;
}

export type EventOfCall = Exclude<
  CallEvent,
  { type: 'res' | 'call.incoming' | 'call.incomingEnded' | 'call.recorded' }
>;

/** The calls of one agent, and what rings: who hears what the server says. */
export class CallRegistry<Call extends RegisteredCall, Ringing extends RegisteredRinging> {
  private readonly _all = new Set<Call>();
  private readonly _byId = new Map<string, Call>();
  private readonly _ringing = new Map<string, Ringing>();

  get calls(): readonly Call[] {
    return [...this._all];
  }

  /** Takes in a call whose id comes with the server's answer. */
  add(call: Call): void {
    this._all.add(call);
  }

  /** Takes in a call that has its id already. */
  addIdentified(call: Call): void {
    this._byId.set(call.id, call);
    this._all.add(call);
  }

  /** The server has given the call its id, or another one. */
  identified(call: Call, id: string): void {
    if (this._byId.get(call.id) === call) this._byId.delete(call.id);
    this._byId.set(id, call);
  }

  /** @returns whether it was here until now */
  remove(call: Call): boolean {
    if (this._byId.get(call.id) === call) this._byId.delete(call.id);
    return this._all.delete(call);
  }

  /** @returns whether there is such a call */
  receive(event: EventOfCall): boolean {
    const call = this._byId.get(event.callId);
    call?.receive(event);
    return call !== undefined;
  }

  ring(ringing: Ringing): void {
    this._ringing.set(ringing.id, ringing);
  }

  /** It rings no more here: it is answered or declined. */
  stopRinging(callId: string): void {
    this._ringing.delete(callId);
  }

  /** The server says that it rings no more. */
  ringingEnded(callId: string, reason: CallReason): void {
    const ringing = this._ringing.get(callId);
    this._ringing.delete(callId);
    if (ringing) return ringing.end(reason);
    // It stopped ringing while we were answering it.
    this._byId.get(callId)?.endLocally(reason);
  }

  endAll(reason: CallReason): void {
    for (const ringing of this._ringing.values()) ringing.end(reason);
    this._ringing.clear();
    for (const call of this.calls) call.endLocally(reason);
  }
}
