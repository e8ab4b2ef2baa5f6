import { delay } from '@switchboard/kernel';
import type {
  IncomingInviteRequest,
  IncomingRegisterRequest,
  IncomingRequestMessage,
  IncomingResponseMessage,
} from 'sip.js/lib/core/index.js';
import type { IncomingCall } from '../call/incoming-call.ts';
import { newCallNames, OutgoingCall } from '../call/outgoing-call.ts';
import type { InviteOptions } from '../call/outgoing-call.ts';
import { SESSION_POLICY } from '../call/session-interval.ts';
import type { SessionPolicy } from '../call/session-interval.ts';
import type { SipCall } from '../call/sip-call.ts';
import type { Credentials } from '../digest/digest-credentials.ts';
import { markSource } from '../message/mark-source.ts';
import { readMessage } from '../message/read-message.ts';
import { sipError } from '../sip-errors.ts';
import type { Flow, SipPeer, SipTransport } from '../transport/flow.ts';
import { Association } from './association.ts';
import type { AssociationOptions } from './association.ts';
import { associationKey, keysOfRequest, keysOfResponse } from './association-key.ts';
import { Associations } from './associations.ts';
import { contactOf } from './contact.ts';
import { ALLOW } from './core-settings.ts';
import { checkInvite, incomingCallOf, refusalOf } from './incoming-requests.ts';
import type { Refusal } from './incoming-requests.ts';
import { askOutOfDialog } from './out-of-dialog.ts';
import type { OutOfDialogAnswer } from './out-of-dialog.ts';
import { answerRegister, registerRequestOf } from './register-request.ts';
import { answerStateless } from './stateless.ts';
import { traceOfMessage, traceOfText } from './trace.ts';
import { USER_AGENT_LIMITS } from './user-agent-options.ts';
import type {
  OutOfDialogOptions,
  UserAgentLimits,
  UserAgentOptions,
} from './user-agent-options.ts';

export interface AgentInviteOptions extends InviteOptions {
  readonly peer: SipPeer;
  readonly credentials?: Credentials;
}

/** How long a peer may take to hear that the agent is closed. */
const CLOSING_MS = 500;
const NAME = 'Switchboard';

/** Calls, registrations and questions, in and out, over the transports that it is given and closes. */
export class UserAgent implements AsyncDisposable {
  readonly #options: UserAgentOptions;
  readonly #limits: UserAgentLimits;
  readonly #policy: SessionPolicy | undefined;
  readonly #name: string;
  readonly #associations = new Associations();
  readonly #calls = new Set<SipCall | IncomingCall | OutgoingCall>();
  #dropped = 0;
  #isOpen = true;

  constructor(options: UserAgentOptions) {
    this.#options = options;
    this.#limits = { ...USER_AGENT_LIMITS, ...options.limits };
    const { sessionPolicy } = options;
    this.#policy = sessionPolicy === null ? undefined : (sessionPolicy ?? SESSION_POLICY);
    this.#name = options.name ?? NAME;
    for (const transport of options.transports)
      transport.receive((bytes, flow) => this.#receive(bytes, flow, transport));
  }

  /** Calls that ring or are answered. */
  get calls(): number {
    return this.#calls.size;
  }

  /** What is kept, for half a minute after its end as well. */
  get associations(): number {
    return this.#associations.size;
  }

  /** Messages that were none, or belonged nowhere. */
  get dropped(): number {
    return this.#dropped;
  }

  /** @throws PlatformError `invalid-address`, `invalid-header`, `no-transport`, `too-many-calls`, `agent-closed` */
  invite(options: AgentInviteOptions): OutgoingCall {
    const { peer, credentials } = options;
    const transport = this.#transportOf(peer);
    if (this.#isFull) throw sipError('too-many-calls', 'As many calls as are allowed are made.');
    const { callId, callerTag } = newCallNames(transport.local.host);
    const key = associationKey('caller', callId, callerTag);
    const displayName = options.from.displayName;
    const association = this.#associate(key, callId, transport, { peer, credentials, displayName });
    const { clock } = this.#options;
    try {
      const call: OutgoingCall = new OutgoingCall({
        ...{ ...options, association, callId, callerTag, clock, policy: this.#policy },
        ringingMs: this.#limits.ringingMs,
        onOver: () => this.#over(association, call),
      });
      this.#calls.add(call);
      call.result
        .then((result) => {
          if (result.kind === 'answered') this.#answered(key, call, result.call);
        })
        .catch((error: unknown) => this.#options.onFault?.(error));
      return call;
    } catch (error) {
      association[Symbol.dispose]();
      throw error;
    }
  }

  /** Is the peer there? @returns its status; 408 where nothing came, 503 where it cannot be reached */
  async options(options: OutOfDialogOptions): Promise<number> {
    return (await this.ask('OPTIONS', options)).status;
  }

  /** Asks something outside of calls, and proves who we are where that is asked for. */
  async ask(
    method: 'OPTIONS' | 'REGISTER',
    options: OutOfDialogOptions,
  ): Promise<OutOfDialogAnswer> {
    const { peer, credentials } = options;
    const transport = this.#transportOf(peer);
    const names = newCallNames(transport.local.host);
    const key = associationKey('caller', names.callId, names.callerTag);
    const association = this.#associate(key, names.callId, transport, { peer, credentials });
    try {
      return await askOutOfDialog(association, method, names, options, this.#options.clock);
    } finally {
      association[Symbol.dispose]();
    }
  }

  /** Ends every call, says so to the peers, and closes the transports. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const open = [...this.#calls];
    for (const call of open) {
      if ('end' in call) call.end({ reason: 'agent-closed' });
      else if ('abandon' in call) call.abandon();
      else call.reject(503);
    }
    if (open.length > 0) await delay(this.#options.clock, CLOSING_MS);
    this.#associations[Symbol.dispose]();
    await Promise.all(this.#options.transports.map((one) => one[Symbol.asyncDispose]()));
  }

  get #isFull(): boolean {
    const { calls, associations } = this.#limits;
    return this.#calls.size >= calls || this.#associations.size >= associations;
  }

  #transportOf({ protocol }: SipPeer): SipTransport {
    if (!this.#isOpen) throw sipError('agent-closed', 'The user agent is closed.');
    const transport = this.#options.transports.find((one) => one.protocol === protocol);
    if (!transport) throw sipError('no-transport', 'No transport is open for this protocol.');
    return transport;
  }

  #associate(
    key: string,
    callId: string,
    transport: SipTransport,
    options: Pick<AssociationOptions, 'peer' | 'flow' | 'credentials' | 'displayName' | 'delegate'>,
  ): Association {
    const { clock, contactUser = 'switchboard', onTrace, onFault } = this.#options;
    const association = new Association({
      ...{ ...options, clock, transport, onFault, userAgent: this.#name },
      contact: contactOf(transport, contactUser),
      onSent: (head, text) =>
        onTrace?.({
          ...{ at: clock.now(), callId, protocol: transport.protocol },
          ...traceOfText(head, text),
        }),
      onOver: () => this.#associations.delete(key),
    });
    this.#associations.add(key, association);
    return association;
  }

  #receive(bytes: Buffer, flow: Flow, transport: SipTransport): void {
    const reading = readMessage(bytes);
    if (reading.kind === 'unreadable' || !this.#isOpen) this.#dropped += 1;
    else if (reading.kind === 'response') this.#onResponse(reading.response, flow);
    else {
      const sentBy = markSource(reading.request, flow.remote);
      if (reading.kind === 'refused')
        this.#refuse(reading.request, flow, { status: reading.status }, reading.reason);
      else this.#onRequest(reading.request, reading.target, sentBy, flow, transport);
    }
  }

  #onResponse(response: IncomingResponseMessage, flow: Flow): void {
    const association = this.#associations.find(keysOfResponse(response));
    if (!association) return void (this.#dropped += 1);
    this.#trace(response, flow);
    this.#guarded(() => association.receiveResponse(response, flow));
  }

  #onRequest(
    request: IncomingRequestMessage,
    target: string,
    sentBy: string,
    flow: Flow,
    transport: SipTransport,
  ): void {
    const known = this.#associations.find(keysOfRequest(request));
    const refusal = refusalOf(request, { isKnown: known !== undefined, isFull: this.#isFull });
    if (refusal) return this.#refuse(request, flow, refusal);
    this.#trace(request, flow);
    const association = known ?? this.#begin(request, target, flow, transport);
    if (!association) return;
    const isHandled = this.#guarded(() =>
      association.receiveRequest(request, target, sentBy, flow),
    );
    if (!isHandled) this.#refuse(request, flow, { status: 500 });
    // Nothing came of it: the core has refused it by itself.
    if (!known && !association.hasCall) association.end();
  }

  #begin(
    request: IncomingRequestMessage,
    target: string,
    flow: Flow,
    transport: SipTransport,
  ): Association | undefined {
    const isInvite = request.method === 'INVITE';
    if (!(isInvite ? this.#options.onInvite : this.#options.onRegister)) {
      this.#refuse(request, flow, isInvite ? { status: 480 } : { status: 405, headers: [ALLOW] });
      return undefined;
    }
    const verified = isInvite ? this.#verify(request, target, flow) : {};
    if (!verified) return undefined;
    const checked = isInvite
      ? checkInvite(request, this.#associations, this.#policy)
      : { replaces: undefined };
    if (checked.refusal) {
      this.#refuse(request, flow, checked.refusal);
      return undefined;
    }
    const key = associationKey('called', request.callId, request.fromTag);
    const { replaces } = checked;
    const delegate = {
      onInvite: (invite: IncomingInviteRequest) =>
        this.#onInvite(invite, { key, association, flow, replaces, username: verified.username }),
      onRegister: (register: IncomingRegisterRequest) =>
        this.#onRegister(register, association, flow),
    };
    const peer = flow.remote;
    const association = this.#associate(key, request.callId, transport, { peer, flow, delegate });
    return association;
  }

  /** @returns undefined where the peer was asked to prove who it is */
  #verify(
    request: IncomingRequestMessage,
    target: string,
    flow: Flow,
  ): { readonly username?: string } | undefined {
    const guard = this.#options.authenticate?.(flow);
    if (!guard) return {};
    const verdict = guard.check('INVITE', request.getHeader('authorization'), target);
    if (verdict.kind === 'accepted') return { username: verdict.username };
    const headers = verdict.challenges.map((one) => `WWW-Authenticate: ${one}`);
    this.#refuse(request, flow, { status: 401, headers });
    return undefined;
  }

  #onInvite(
    invite: IncomingInviteRequest,
    begun: {
      readonly key: string;
      readonly association: Association;
      readonly flow: Flow;
      readonly replaces: SipCall | undefined;
      readonly username: string | undefined;
    },
  ): void {
    const { key, association } = begun;
    if (association.hasCall) return void invite.reject({ statusCode: 482 });
    association.hasCall = true;
    const { clock, onInvite } = this.#options;
    const call: IncomingCall = incomingCallOf(invite, {
      ...{ ...begun, clock, policy: this.#policy },
      ringingMs: this.#limits.ringingMs,
      onAnswered: (answered) => this.#answered(key, call, answered),
      onOver: () => this.#over(association, call),
    });
    this.#calls.add(call);
    // Else the call would ring on, with nobody who knows of it.
    if (!this.#guarded(() => onInvite!(call))) call.reject(500);
  }

  #onRegister(register: IncomingRegisterRequest, association: Association, flow: Flow): void {
    const request = registerRequestOf(register, association.target, flow);
    answerRegister(register, this.#options.onRegister!(request));
  }

  #answered(key: string, ringing: IncomingCall | OutgoingCall, call: SipCall): void {
    this.#calls.delete(ringing);
    if (call.isEnded) return;
    this.#calls.add(call);
    this.#associations.answered(key, call);
    call.ended
      .then(() => this.#calls.delete(call))
      .catch((error: unknown) => this.#options.onFault?.(error));
  }

  #over(association: Association, call: IncomingCall | OutgoingCall): void {
    this.#calls.delete(call);
    association.end();
  }

  #refuse(request: IncomingRequestMessage, flow: Flow, refusal: Refusal, reason?: string): void {
    this.#guarded(() =>
      answerStateless(request, flow, refusal.status, {
        ...{ headers: refusal.headers ?? [], userAgent: this.#name },
        ...(reason !== undefined && { reason }),
      }),
    );
  }

  #guarded(task: () => void): boolean {
    try {
      task();
      return true;
    } catch (error) {
      this.#options.onFault?.(error);
      return false;
    }
  }

  #trace(message: IncomingRequestMessage | IncomingResponseMessage, flow: Flow): void {
    const { clock, onTrace } = this.#options;
    const { callId } = message;
    onTrace?.({
      ...{ at: clock.now(), callId, protocol: flow.protocol },
      ...traceOfMessage(message),
    });
  }
}
