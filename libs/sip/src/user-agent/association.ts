import type { Clock } from '@switchboard/kernel';
import { UserAgentCore } from 'sip.js/lib/core/index.js';
import type {
  IncomingRequestMessage,
  IncomingResponseMessage,
  URI,
  UserAgentCoreDelegate,
} from 'sip.js/lib/core/index.js';
import { DigestCredentials } from '../digest/digest-credentials.ts';
import type { Credentials } from '../digest/digest-credentials.ts';
import { GIVE_UP_MS, T4_MS } from '../retransmit/sip-timers.ts';
import { hostPortText } from '../transport/flow.ts';
import type { Flow } from '../transport/flow.ts';
import { AssociationTransport } from './association-transport.ts';
import type { AssociationTransportOptions } from './association-transport.ts';
import { EXTENSIONS, silentLoggers } from './core-settings.ts';

export interface AssociationOptions extends AssociationTransportOptions {
  readonly clock: Clock;
  readonly contact: URI;
  readonly displayName?: string | undefined;
  readonly userAgent: string;
  readonly credentials?: Credentials | undefined;
  readonly delegate?: UserAgentCoreDelegate | undefined;
  readonly onFault?: ((error: unknown) => void) | undefined;
  /** Called once: nothing more will come that belongs here. */
  readonly onOver: () => void;
}

/** Everything that belongs to one call, one registration or one question: a core of its own, and the ways to the peer. */
export class Association implements Disposable {
  readonly core: UserAgentCore;
  readonly contact: URI;
  readonly transport: AssociationTransport;
  /** The Request-URI of what the core handles just now, as the peer wrote it. */
  target = '';
  /** A second INVITE that begins a call has no place here. */
  hasCall = false;
  readonly #options: AssociationOptions;
  readonly #over = Promise.withResolvers<void>();
  #ending: Disposable | undefined;
  #isOver = false;

  constructor(options: AssociationOptions) {
    this.#options = options;
    this.contact = options.contact;
    this.transport = new AssociationTransport(options);
    this.core = new UserAgentCore(this.#configuration(), options.delegate ?? {});
  }

  /** Resolves when nothing more can come. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  /** Something that nobody foresaw was thrown by whoever has the call. */
  fault(error: unknown): void {
    this.#options.onFault?.(error);
  }

  /** What a retransmission has to be told apart by may still come: everything is kept for a while. */
  end(): void {
    this.#ending?.[Symbol.dispose]();
    if (this.#isOver) return;
    this.#ending = this.#options.clock.after(GIVE_UP_MS + T4_MS, () => this[Symbol.dispose]());
  }

  /** @throws whatever the core throws on what it did not foresee */
  receiveRequest(
    request: IncomingRequestMessage,
    target: string,
    sentBy: string,
    flow: Flow,
  ): void {
    this.transport.cameBy(flow, request.viaBranch);
    if (request.method === 'ACK')
      this.transport.retransmissions.acknowledged(request.viaBranch.split(' ')[0]!, sentBy);
    this.target = target;
    // The core takes only what is addressed to it by name; who is called is for us to decide.
    request.ruri = this.contact.clone();
    this.core.receiveIncomingRequestFromTransport(request);
  }

  receiveResponse(response: IncomingResponseMessage, flow: Flow): void {
    const { viaBranch, method, statusCode = 0 } = response;
    if (flow.protocol !== 'udp') this.transport.cameBy(flow);
    this.transport.retransmissions.answered(viaBranch, method, statusCode);
    this.core.receiveIncomingResponseFromTransport(response);
  }

  [Symbol.dispose](): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#ending?.[Symbol.dispose]();
    this.core.dispose();
    this.transport[Symbol.dispose]();
    this.#over.resolve();
    this.#options.onOver();
  }

  #configuration(): UserAgentCore['configuration'] {
    const { contact, displayName = '', userAgent, transport, credentials } = this.#options;
    // Its own answers MD5 alone; this one has the two methods that the core calls.
    const own = credentials && new DigestCredentials(credentials);
    return {
      aor: contact,
      contact: {
        ...{ pubGruu: undefined, tempGruu: undefined, uri: contact },
        toString: () => `<${contact.toString()}>`,
      },
      displayName,
      loggerFactory: silentLoggers,
      hackViaTcp: false,
      routeSet: [],
      sipjsId: '',
      supportedOptionTags: [...EXTENSIONS],
      supportedOptionTagsResponse: [...EXTENSIONS],
      userAgentHeaderFieldValue: userAgent,
      viaForceRport: true,
      viaHost: hostPortText(transport.local),
      authenticationFactory: () => own as never,
      transportAccessor: () => this.transport,
    };
  }
}
