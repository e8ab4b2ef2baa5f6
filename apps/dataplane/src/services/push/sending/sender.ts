import type { PushPayload, PushServiceName, PushTarget } from '@switchboard/push';

/** One push, and where it goes. */
export interface AddressedPush<Target extends PushTarget = PushTarget> {
  readonly app: string;
  readonly target: Target;
  readonly push: PushPayload;
  readonly nowMs: number;
}

/** What a push service made of a push. */
export type Verdict =
  | { readonly outcome: 'sent'; readonly bytes: number }
  /** Nobody is reached by this address any more: the installation is forgotten. */
  | { readonly outcome: 'gone'; readonly reason: string }
  /** It will not take this one. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** Later; `afterMs` when the service said when. */
  | { readonly outcome: 'retry'; readonly reason: string; readonly afterMs?: number };

/** Sends by one push service, in its own protocol. It never throws: what goes wrong is a verdict. */
export interface PushSender extends Partial<AsyncDisposable> {
  readonly service: PushServiceName;
  send(addressed: AddressedPush, signal: AbortSignal): Promise<Verdict>;
}
