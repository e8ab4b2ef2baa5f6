import type { IncomingCall } from '@azure/communication-calling';
import { displayNameOf } from '@switchboard/kernel';
import type { Clock, Scope } from '@switchboard/kernel';
import { fromCustomContext } from './call-context.ts';
import { isVideoCall } from './call-media.ts';
import { endReasonOf } from './end-reason.ts';
import { rawIdOf } from './identity.ts';
import { listen } from './listen.ts';
import type { IncomingState } from './state.ts';
import type { Store } from './store.ts';

/** Calls that rang for nothing, that are remembered. */
const MAX_UNANSWERED = 10;

interface Ringing {
  readonly call: IncomingCall;
  readonly scope: Scope;
}

/** What rings here. */
export class IncomingCalls {
  readonly #scope: Scope;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #ringing = new Map<string, Ringing>();

  constructor(scope: Scope, store: Store, clock: Clock) {
    this.#scope = scope;
    this.#store = store;
    this.#clock = clock;
  }

  ring(call: IncomingCall): void {
    const scope = this.#scope.child();
    this.#ringing.set(call.id, { call, scope });
    const since = this.#clock.now();
    this.#put([...this.#shown, describe(call, since)]);
    listen(scope, call, 'callEnded', () => this.#unanswered(call));
    const renamed = (): void =>
      this.#put(this.#shown.map((one) => (one.id === call.id ? describe(call, since) : one)));
    listen(scope, call, 'callerInfoChanged', renamed);
    listen(scope, call, 'transferorInfoChanged', renamed);
  }

  get(id: string): IncomingCall | undefined {
    return this.#ringing.get(id)?.call;
  }

  /** It rings no more, and the caller has it. */
  take(id: string): IncomingCall | undefined {
    const ringing = this.#ringing.get(id);
    this.#ringing.delete(id);
    void ringing?.scope.end();
    this.#put(this.#shown.filter((one) => one.id !== id));
    return ringing?.call;
  }

  get #shown(): readonly IncomingState[] {
    return this.#store.getSnapshot().incoming;
  }

  #put(incoming: readonly IncomingState[]): void {
    this.#store.patch({ incoming });
  }

  #unanswered(call: IncomingCall): void {
    const rung = this.#shown.find(({ id }) => id === call.id);
    this.take(call.id);
    if (!rung) return;
    const one = { ...rung, endedAt: this.#clock.now(), reason: endReasonOf(call.callEndReason) };
    const unanswered = [...this.#store.getSnapshot().unanswered, one].slice(-MAX_UNANSWERED);
    this.#store.patch({ unanswered });
  }
}

function describe(
  { id, callerInfo, transferorInfo, customContext }: IncomingCall,
  since: number,
): IncomingState {
  const from = rawIdOf(callerInfo.identifier);
  const context = fromCustomContext(customContext);
  return {
    id,
    from,
    name: displayNameOf(callerInfo.displayName),
    transferredBy: transferorInfo && rawIdOf(transferorInfo.identifier),
    transferorName: displayNameOf(transferorInfo?.displayName),
    context,
    video: isVideoCall(from, context),
    since,
  };
}
