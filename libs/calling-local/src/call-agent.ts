import type {
  AcceptCallOptions,
  Call,
  CallAgent,
  CallAgentKind,
  ConnectionState,
  ConnectionStateChangedReason,
  GroupLocator,
  JoinCallOptions,
  RoomLocator,
  StartCallOptions,
  TeamsMeetingIdLocator,
  TeamsMeetingLinkLocator,
} from '@azure/communication-calling';
import type {
  CommunicationIdentifier,
  CommunicationTokenCredential,
} from '@azure/communication-common';
import { CALL_SIGNALLING } from '@switchboard/acs-wire';
import type { CallArgs, CallEvent, CallReason, CallView } from '@switchboard/acs-wire';
import type { AgentLine } from './agent-line.ts';
import { LocalCall } from './call.ts';
import { writeContext } from './custom-context.ts';
import type { Devices } from './device-manager.ts';
import { Emitter } from './emitter.ts';
import { CallingError, invalidArgument, unsupported } from './errors.ts';
import { identifierOf, rawIdOf } from './identifiers.ts';
import { RingingCall } from './incoming-call.ts';
import type { Platform } from './platform.ts';
import { Connection } from './signalling/connection.ts';

/** Before a token ends, so that no call notices. */
const RENEW_BEFORE_MS = 2 * 60_000;

export interface AgentOptions {
  readonly endpoint: string;
  readonly credential: CommunicationTokenCredential;
  readonly displayName: string | undefined;
  readonly platform: Platform;
  readonly devices: Devices;
  readonly iceTransportPolicy: RTCIceTransportPolicy | undefined;
  readonly extraIceServers: AgentLine['iceServers'];
  readonly onDisposed: () => void;
}

/** One person's line to the data plane: places calls, and rings. */
export class LocalCallAgent extends Emitter implements CallAgent {
  readonly kind = 'CallAgent' as CallAgentKind;
  readonly #options: AgentOptions;
  readonly #connection: Connection;
  readonly #line: AgentLine;
  readonly #calls = new Map<string, LocalCall>();
  readonly #all = new Set<LocalCall>();
  readonly #ringing = new Map<string, RingingCall>();
  #state: ConnectionState = 'Disconnected';
  #downSince: number | undefined;
  #renewal: Disposable | undefined;
  #disposed = false;
  /** Events of a call whose id we have not been told yet. */
  #early: CallEvent[] = [];
  readonly #leave = (): void => this.#connection.close();
  readonly #online = (): void => this.#networkChanged();

  private constructor(options: AgentOptions, up: (error?: CallingError) => void) {
    super();
    this.#options = options;
    this.#connection = new Connection({
      url: `${options.endpoint.replace(/^http/, 'ws').replace(/\/+$/, '')}${CALL_SIGNALLING.path}`,
      displayName: options.displayName,
      token: () => this.#token(),
      WebSocket: options.platform.WebSocket,
      clock: options.platform.clock,
      onEvent: (event) => this.#receive(event),
      onUp: (_welcome, fresh) => {
        this.#cameUp(fresh);
        up();
      },
      onDown: () => this.#wentDown(),
      onRefused: (error) => {
        up(error);
        this.#refused(error);
      },
    });
    this.#line = this.#makeLine();
    globalThis.addEventListener?.('pagehide', this.#leave);
    globalThis.addEventListener?.('online', this.#online);
    this.#connection.connect();
  }

  /** Resolves when the server knows us. */
  static open(options: AgentOptions): Promise<LocalCallAgent> {
    return new Promise((resolve, reject) => {
      const agent: LocalCallAgent = new LocalCallAgent(options, (error) => {
        if (error) reject(error);
        else resolve(agent);
      });
    });
  }

  get user(): string {
    return this.#connection.user;
  }

  get calls(): readonly LocalCall[] {
    return [...this.#all];
  }

  get displayName(): string {
    return this.#options.displayName as string;
  }

  get connectionState(): ConnectionState {
    return this.#state;
  }

  startCall(participants: CommunicationIdentifier[], options: StartCallOptions = {}): Call {
    if (participants.length === 0) throw invalidArgument('Somebody has to be called.');
    if (options.alternateCallerId) throw unsupported('A caller id of one’s own');
    const to = participants.map((participant) => ({ user: rawIdOf(participant) }));
    const context = writeContext(options.customContext);
    return this.#begin(options, (state) => ({
      op: 'call.start',
      args: { to, ...state, ...(context && { context }) },
    }));
  }

  join(
    locator: GroupLocator | RoomLocator | TeamsMeetingLinkLocator | TeamsMeetingIdLocator,
    options: JoinCallOptions = {},
  ): Call {
    if (!('groupId' in locator) && !('roomId' in locator)) throw unsupported('A Teams meeting');
    const groupId = 'groupId' in locator ? locator.groupId : undefined;
    const target = 'groupId' in locator ? { groupId: locator.groupId } : { roomId: locator.roomId };
    return this.#begin(
      options,
      (state) => ({ op: 'call.join', args: { locator: target, ...state } }),
      { groupId },
    );
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    await Promise.all(this.calls.map((call) => call.hangUp()));
    this.#close({ code: 0, subCode: 0 });
    this.#setState('Disconnected');
    this.forgetListeners();
  }

  /** Looks for the network again, after sleep or a change of it. For tests, and for `online`. */
  drop(): void {
    this.#connection.drop();
  }

  #makeLine(): AgentLine {
    const { platform, devices, iceTransportPolicy, extraIceServers } = this.#options;
    const connection = this.#connection;
    return {
      get user() {
        return connection.user;
      },
      agent: this,
      platform,
      devices,
      iceTransportPolicy,
      iceServers: () => [...extraIceServers(), ...connection.iceServers],
      request: (op, args) => connection.request(op, args),
      known: (call, id) => this.#known(call, id),
      ended: (call) => this.#ended(call),
      calls: () => this.calls,
      startTransferred: (to, transfer, muted) =>
        this.#begin({ audioOptions: { muted } }, (state) => ({
          op: 'call.start',
          args: { to: [{ user: to }], ...state, transfer },
        })),
    };
  }

  /** @param joined what is joined, unless somebody is called */
  #begin(
    options: JoinCallOptions,
    request: (state: EntryState) => EntryRequest,
    joined?: { readonly groupId: string | undefined },
  ) {
    if (this.#disposed) throw new CallingError('The call agent was disposed.', 412, 41071);
    const call = new LocalCall(this.#line, {
      direction: 'Outgoing',
      callerInfo: {
        identifier: identifierOf(this.user),
        displayName: this.displayName,
      },
      ...(joined?.groupId !== undefined && { groupId: joined.groupId }),
      options,
      anticipates: joined === undefined,
      enter: async (state) => {
        const { op, args } = request(state);
        return ((await this.#connection.request(op, args)) as { call: CallView }).call;
      },
    });
    this.#add(call);
    return call;
  }

  #accept(incoming: RingingCall, options: AcceptCallOptions): Call {
    const callId = incoming.id;
    this.#ringing.delete(callId);
    const call = new LocalCall(this.#line, {
      direction: 'Incoming',
      callerInfo: incoming.callerInfo,
      transferorInfo: incoming.transferorInfo,
      options,
      id: callId,
      enter: async (state) => {
        const args = { callId, ...state };
        return ((await this.#connection.request('call.accept', args)) as { call: CallView }).call;
      },
    });
    this.#calls.set(callId, call);
    this.#add(call);
    return call;
  }

  #add(call: LocalCall): void {
    this.#all.add(call);
    this.emit('callsUpdated', { added: [call], removed: [] });
  }

  #known(call: LocalCall, id: string): void {
    this.#calls.set(id, call);
    const theirs = this.#early.filter((event) => 'callId' in event && event.callId === id);
    this.#early = this.#early.filter((event) => !theirs.includes(event));
    // After the call has taken what it was answered.
    queueMicrotask(() => {
      for (const event of theirs) call.receive(event);
    });
  }

  #ended(call: LocalCall): void {
    if (this.#calls.get(call.id) === call) this.#calls.delete(call.id);
    if (!this.#all.delete(call)) return;
    this.emit('callsUpdated', { added: [], removed: [call] });
  }

  #receive(event: CallEvent): void {
    if (event.type === 'res') return;
    if (event.type === 'call.incoming') return this.#ring(event);
    if (event.type === 'call.incomingEnded') return this.#stopRinging(event);
    const call = this.#calls.get(event.callId);
    if (call) return call.receive(event);
    // Between the answer to a request and its call's knowing it lies a microtask.
    this.#early = [...this.#early.slice(-63), event];
  }

  #ring(event: Extract<CallEvent, { type: 'call.incoming' }>): void {
    const incomingCall = new RingingCall(event, {
      accept: (incoming, options) => this.#accept(incoming, options),
      reject: (callId) => {
        this.#ringing.delete(callId);
        return this.#connection.request('call.reject', { callId });
      },
    });
    this.#ringing.set(event.callId, incomingCall);
    this.emit('incomingCall', { incomingCall });
  }

  #stopRinging({ callId, reason }: Extract<CallEvent, { type: 'call.incomingEnded' }>): void {
    const ringing = this.#ringing.get(callId);
    this.#ringing.delete(callId);
    if (ringing) return ringing.end(reason);
    // It stopped ringing while we were answering it.
    this.#calls.get(callId)?.endLocally(reason);
  }

  #cameUp(fresh: boolean): void {
    const { clock } = this.#options.platform;
    const away = clock.now() - (this.#downSince ?? clock.now());
    this.#downSince = undefined;
    if (fresh) this.#forgotten(away);
    this.#setState('Connected');
  }

  /** The server has no memory of us: it was restarted, or we were away for too long. */
  #forgotten(awayMs: number): void {
    const lost = awayMs >= CALL_SIGNALLING.resumeMs;
    const reason = lost ? { code: 496, subCode: 7 } : { code: 503, subCode: 0 };
    this.#endEverything(reason);
  }

  #wentDown(): void {
    this.#downSince ??= this.#options.platform.clock.now();
    this.#setState('Disconnected', 'connectionIssue');
  }

  #refused(error: CallingError): void {
    const reason = error.code === 401 ? 'invalidToken' : 'connectionIssue';
    this.#close({ code: error.code, subCode: error.subCode });
    this.#setState('Disconnected', reason);
  }

  #setState(state: ConnectionState, reason?: ConnectionStateChangedReason): void {
    const oldValue = this.#state;
    if (oldValue === state) return;
    this.#state = state;
    this.emit('connectionStateChanged', { newValue: state, oldValue, ...(reason && { reason }) });
  }

  #networkChanged(): void {
    this.#connection.hurry();
    for (const call of this.calls) call.media.restart();
  }

  async #token(): Promise<string> {
    const { token, expiresOnTimestamp } = await this.#options.credential.getToken();
    this.#renewAt(expiresOnTimestamp);
    return token;
  }

  #renewAt(expiresAt: number): void {
    const { clock } = this.#options.platform;
    this.#renewal?.[Symbol.dispose]();
    if (this.#disposed) return;
    // Never in a tight loop, even with a credential that only knows a token about to end.
    const wait = Math.max(30_000, expiresAt - clock.now() - RENEW_BEFORE_MS);
    this.#renewal = clock.after(wait, () => {
      this.#token()
        .then((token) => this.#connection.request('agent.refresh', { token }))
        // The server ends us when the old one is over, and says so.
        .catch(() => undefined);
    });
  }

  #endEverything(reason: CallReason): void {
    for (const incoming of this.#ringing.values()) incoming.end(reason);
    this.#ringing.clear();
    for (const call of this.calls) call.endLocally(reason);
  }

  #close(reason: CallReason): void {
    this.#disposed = true;
    this.#renewal?.[Symbol.dispose]();
    globalThis.removeEventListener?.('pagehide', this.#leave);
    globalThis.removeEventListener?.('online', this.#online);
    this.#endEverything(reason);
    this.#connection.close();
    this.#options.onDisposed();
  }
}

interface EntryState {
  readonly muted: boolean;
  readonly camera: boolean;
}

type EntryRequest =
  | { readonly op: 'call.start'; readonly args: CallArgs<'call.start'> }
  | { readonly op: 'call.join'; readonly args: CallArgs<'call.join'> };
