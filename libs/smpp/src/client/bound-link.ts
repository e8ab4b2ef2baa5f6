import { delay, isPlatformError, Scope } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { Duplex } from 'node:stream';
import type { Bind, RequestPdu, ResponsePdu } from '../codec/pdu.ts';
import type { Answer } from '../session/answer.ts';
import type { CloseReason, SessionLimits } from '../session/session-limits.ts';
import { SmppSession } from '../session/smpp-session.ts';
import { StatusError } from '../status-error.ts';
import type { BackOff } from './back-off.ts';
import type { LinkStatus } from './link-status.ts';

export interface BoundLinkOptions {
  readonly connect: (signal: AbortSignal) => Promise<Duplex>;
  readonly bind: Bind;
  readonly clock: Clock;
  readonly limits: Partial<SessionLimits>;
  readonly backOff: BackOff;
  readonly random: () => number;
  readonly onRequest: (request: RequestPdu) => Promise<Answer>;
  readonly onResponse: (response: ResponsePdu) => void;
  readonly onRoom: () => void;
  readonly onStatus: (status: LinkStatus) => void;
}

/** Keeps one session bound: opens it again, ever more slowly, until it is disposed of. */
export class BoundLink implements AsyncDisposable {
  readonly #options: BoundLinkOptions;
  readonly #scope = new Scope();
  readonly #running: Promise<void>;
  #session: SmppSession | undefined;
  #status: LinkStatus = { state: 'connecting' };
  /** In a row that did not last. */
  #failures = 0;

  constructor(options: BoundLinkOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  get status(): LinkStatus {
    return this.#status;
  }

  /** Bound, or about to be. */
  get session(): SmppSession | undefined {
    return this.#session;
  }

  /** Unbinds after what is unanswered on either side. */
  async [Symbol.asyncDispose](): Promise<void> {
    const leaving = this.#session?.mode ? this.#session.unbind() : this.#session?.close();
    await Promise.all([leaving, this.#scope.end()]);
    await this.#running;
  }

  async #run(): Promise<void> {
    const { clock, backOff } = this.#options;
    while (!this.#scope.ended) {
      const startedAt = clock.now();
      this.#tell({ state: 'connecting' });
      const end = await this.#once().catch(endOf);
      this.#session = undefined;
      // A carrier that takes a bind and closes the link again is not asked faster than one that is down.
      this.#failures = clock.now() - startedAt > backOff.maxMs ? 1 : this.#failures + 1;
      if (!this.#scope.ended) await this.#wait(end);
    }
    this.#tell({ state: 'closed' });
  }

  async #once(): Promise<End> {
    const socket = await this.#options.connect(this.#scope.signal);
    if (this.#scope.ended) {
      socket.destroy();
      return { because: 'closed' };
    }
    const closed = Promise.withResolvers<CloseReason>();
    const { clock, limits, bind, onRequest, onResponse, onRoom } = this.#options;
    const handlers = { onRequest, onResponse, onRoom, onClosed: closed.resolve };
    this.#session = new SmppSession({ socket, clock, role: 'client', limits, ...handlers });
    await this.#session.bind(bind);
    this.#tell({ state: 'bound' });
    return { because: await closed.promise };
  }

  async #wait({ because, status }: End): Promise<void> {
    const { clock, backOff, random } = this.#options;
    const ceiling = Math.min(
      backOff.maxMs,
      backOff.firstMs * 2 ** Math.min(this.#failures - 1, 30),
    );
    const forMs = ceiling / 2 + random() * (ceiling / 2);
    this.#tell({ state: 'waiting', forMs, because, ...(status !== undefined && { status }) });
    await delay(clock, forMs, this.#scope.signal).catch(() => undefined);
  }

  #tell(status: LinkStatus): void {
    this.#status = status;
    this.#options.onStatus(status);
  }
}

interface End {
  readonly because: string;
  readonly status?: number;
}

function endOf(error: unknown): End {
  if (error instanceof StatusError) return { because: error.code, status: error.status };
  return { because: isPlatformError(error) ? error.code : 'link-lost' };
}
