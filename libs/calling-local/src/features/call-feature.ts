import type { CallFeature, CallFeatureContext } from '@azure/communication-calling';
import type { LocalCall } from '../call.ts';
import { Emitter } from '../emitter.ts';
import { original } from '../held.ts';
import type { InternalEventMap } from '../internal-events.ts';

/** What every feature of a call has: the call, and what it hears until it is over. */
export abstract class FeatureOfCall extends Emitter implements CallFeature {
  abstract readonly name: string;
  protected readonly call: LocalCall;
  private readonly _undo: (() => void)[] = [];

  constructor({ call }: CallFeatureContext) {
    super();
    // The factories of this module are only ever given calls of this module.
    this.call = original(call) as LocalCall;
  }

  dispose(): void {
    for (const undo of this._undo.splice(0)) undo();
    this.removeListeners();
  }

  protected subscribe<Name extends keyof InternalEventMap>(
    name: Name,
    listener: (value: InternalEventMap[Name]) => void,
  ): void {
    this._undo.push(this.call.events.subscribe(name, listener));
  }

  protected onDispose(undo: () => void): void {
    this._undo.push(undo);
  }
}
