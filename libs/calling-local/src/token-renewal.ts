import type { CommunicationTokenCredential } from '@azure/communication-common';
import type { Clock } from '@switchboard/kernel';

/** Before a token ends, so that no call notices. */
const RENEW_BEFORE_MS = 2 * 60_000;
/** Never in a tight loop, even with a credential that only knows a token about to end. */
const MIN_WAIT_MS = 30_000;

export interface TokenRenewalDeps {
  readonly credential: CommunicationTokenCredential;
  readonly clock: Clock;
  /** Hands a new token to the server, in time. */
  readonly present: (token: string) => Promise<unknown>;
}

/** Tokens of one connection: each is followed by the next one before it ends. */
export class TokenRenewal implements Disposable {
  private readonly _deps: TokenRenewalDeps;
  private _timer: Disposable | undefined;
  private _disposed = false;

  constructor(deps: TokenRenewalDeps) {
    this._deps = deps;
  }

  /** A token to connect with. @throws what the credential throws */
  async token(): Promise<string> {
    const { token, expiresOnTimestamp } = await this._deps.credential.getToken();
    this._renewBefore(expiresOnTimestamp);
    return token;
  }

  [Symbol.dispose](): void {
    this._disposed = true;
    this._timer?.[Symbol.dispose]();
  }

  private _renewBefore(expiresAt: number): void {
    const { clock } = this._deps;
    this._timer?.[Symbol.dispose]();
    if (this._disposed) return;
    const wait = Math.max(MIN_WAIT_MS, expiresAt - clock.now() - RENEW_BEFORE_MS);
    this._timer = clock.after(wait, () => this._renew());
  }

  private _renew(): void {
    this.token()
      .then((token) => this._deps.present(token))
      // The server ends us when the old one is over, and says so.
      .catch(() => undefined);
  }
}
