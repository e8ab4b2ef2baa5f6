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
import type { CallArgs, CallEvent, CallReason, IceServer } from '@switchboard/acs-wire';
import type { CallOwner, OwningAgent } from './call-owner.ts';
import { CallRegistry } from './call-registry.ts';
import { LocalCall } from './call.ts';
import type { CallBeginning } from './call.ts';
import { calleeOf, callerIdOf } from './callees.ts';
import { writeContext } from './custom-context.ts';
import type { Devices } from './device-manager.ts';
import { Emitter } from './emitter.ts';
import { CallingError, invalidArgument, unsupported } from './errors.ts';
import { identifierOf, isPhone } from './identifiers.ts';
import { RingingCall } from './incoming-call.ts';
import type { Platform } from './platform.ts';
import { Connection } from './signalling/connection.ts';
import { TokenRenewal } from './token-renewal.ts';

export interface AgentOptions {
  readonly endpoint: string;
  readonly credential: CommunicationTokenCredential;
  readonly displayName: string | undefined;
  readonly platform: Platform;
  readonly devices: Devices;
  readonly iceTransportPolicy: RTCIceTransportPolicy | undefined;
  readonly extraIceServers: CallOwner['iceServers'];
  readonly onIceServers?: ((servers: readonly IceServer[]) => void) | undefined;
  readonly onRecorded?: ((callId: string) => void) | undefined;
  readonly onDisposed: () => void;
}

/** One person's calls over one connection to the data plane: places them, and rings. */
export class LocalCallAgent extends Emitter implements CallAgent {
  readonly kind = 'CallAgent' as CallAgentKind;
  private readonly _options: AgentOptions;
  private readonly _connection: Connection;
  private readonly _owner: OwningAgent<LocalCall>;
  private readonly _registry = new CallRegistry<LocalCall, RingingCall>();
  private readonly _tokens: TokenRenewal;
  private _state: ConnectionState = 'Disconnected';
  private _downSince: number | undefined;
  private _disposed = false;
  private readonly _leave = (): void => this._connection.close();
  private readonly _online = (): void => this._networkChanged();

  private constructor(options: AgentOptions, up: (error?: CallingError) => void) {
    super();
    this._options = options;
    this._tokens = new TokenRenewal({
      credential: options.credential,
      clock: options.platform.clock,
      present: (token) => this._connection.request('agent.refresh', { token }),
    });
    this._connection = new Connection({
      url: `${options.endpoint.replace(/^http/, 'ws').replace(/\/+$/, '')}${CALL_SIGNALLING.path}`,
      displayName: options.displayName,
      token: () => this._tokens.token(),
      WebSocket: options.platform.WebSocket,
      clock: options.platform.clock,
      onEvent: (event) => this._receive(event),
      onUp: ({ iceServers }, fresh) => {
        options.onIceServers?.(iceServers);
        this._cameUp(fresh);
        up();
      },
      onDown: () => this._wentDown(),
      onRefused: (error) => {
        up(error);
        this._refused(error);
      },
    });
    this._owner = this._makeOwner();
    globalThis.addEventListener?.('pagehide', this._leave);
    globalThis.addEventListener?.('online', this._online);
    this._connection.connect();
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
    return this._connection.user;
  }

  get calls(): readonly LocalCall[] {
    return this._registry.calls;
  }

  get displayName(): string {
    return this._options.displayName as string;
  }

  get connectionState(): ConnectionState {
    return this._state;
  }

  startCall(participants: CommunicationIdentifier[], options: StartCallOptions = {}): Call {
    if (participants.length === 0) throw invalidArgument('Somebody has to be called.');
    const callerId = callerIdOf(options.alternateCallerId);
    const to = participants.map((participant) => calleeOf(participant, callerId));
    const context = writeContext(options.customContext);
    return this._call(options, { to, callerId, ...(context && { context }) });
  }

  join(
    locator: GroupLocator | RoomLocator | TeamsMeetingLinkLocator | TeamsMeetingIdLocator,
    options: JoinCallOptions = {},
  ): Call {
    if (!('groupId' in locator) && !('roomId' in locator)) throw unsupported('A Teams meeting');
    const groupId = 'groupId' in locator ? locator.groupId : undefined;
    const target = 'groupId' in locator ? { groupId: locator.groupId } : { roomId: locator.roomId };
    return this._begin(
      options,
      (state) => ({ op: 'call.join', args: { locator: target, ...state } }),
      { groupId, anticipates: undefined },
    );
  }

  async dispose(): Promise<void> {
    if (this._disposed) return;
    await Promise.all(this.calls.map((call) => call.hangUp()));
    this._close({ code: 0, subCode: 0 });
    this._setState('Disconnected');
    this.removeListeners();
  }

  /** Looks for the network again, after sleep or a change of it. For tests, and for `online`. */
  drop(): void {
    this._connection.drop();
  }

  private _makeOwner(): OwningAgent<LocalCall> {
    const { platform, devices, iceTransportPolicy, extraIceServers } = this._options;
    const connection = this._connection;
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
      identified: (call, id) => this._registry.identified(call, id),
      ended: (call) => this._ended(call),
      calls: () => this.calls,
      startTransferred: ({ to, callerId, muted, ...transfer }) =>
        this._call({ audioOptions: { muted } }, { to: [{ user: to }], callerId, transfer }),
    };
  }

  /** Calls somebody, be they people or phones. */
  private _call(options: JoinCallOptions, { callerId, ...said }: Calling): LocalCall {
    const args = { ...said, ...(callerId !== undefined && { alternateCallerId: callerId }) };
    const callsPhone = said.to.some(({ user }) => isPhone(user));
    return this._begin(
      options,
      (state) => ({ op: 'call.start', args: { ...args, ...state } }),
      // With a phone it goes through the engine from the beginning.
      { callerId, anticipates: callsPhone ? undefined : 'offer' },
    );
  }

  private _begin(
    options: JoinCallOptions,
    request: (state: EntryState) => EntryRequest,
    { groupId, callerId, anticipates }: Beginning,
  ): LocalCall {
    if (this._disposed) throw new CallingError('The call agent was disposed.', 412, 41071);
    const call = new LocalCall(this._owner, {
      direction: 'Outgoing',
      callerInfo: {
        identifier: identifierOf(this.user),
        displayName: this.displayName,
      },
      ...(groupId !== undefined && { groupId }),
      ...(callerId !== undefined && { callerId }),
      options,
      anticipates,
      enter: (state, entered) => {
        const { op, args } = request(state);
        return this._connection.request(op, args, ({ call }) => entered(call));
      },
    });
    this._registry.add(call);
    this.emit('callsUpdated', { added: [call], removed: [] });
    return call;
  }

  private _accept(incoming: RingingCall, options: AcceptCallOptions): Call {
    const callId = incoming.id;
    this._registry.stopRinging(callId);
    const call = new LocalCall(this._owner, {
      direction: 'Incoming',
      callerInfo: incoming.callerInfo,
      transferorInfo: incoming.transferorInfo,
      options,
      anticipates: incoming.isDirect ? 'answer' : undefined,
      id: callId,
      enter: (state, entered) =>
        this._connection.request('call.accept', { callId, ...state }, ({ call }) => entered(call)),
    });
    this._registry.addIdentified(call);
    this.emit('callsUpdated', { added: [call], removed: [] });
    return call;
  }

  private _ended(call: LocalCall): void {
    if (!this._registry.remove(call)) return;
    this.emit('callsUpdated', { added: [], removed: [call] });
  }

  private _receive(event: CallEvent): void {
    if (event.type === 'res') return;
    if (event.type === 'call.incoming') return this._ring(event);
    if (event.type === 'call.incomingEnded')
      return this._registry.ringingEnded(event.callId, event.reason);
    if (event.type === 'call.recorded') return this._options.onRecorded?.(event.callId);
    const isKnown = this._registry.receive(event);
    if (event.type === 'call.moved' && !isKnown) this._leaveMoved(event.call.id);
  }

  /** Hung up while it was moved into another call: it is not in that one either. */
  private _leaveMoved(callId: string): void {
    this._connection.request('call.hangUp', { callId }).catch(() => undefined);
  }

  private _ring(event: Extract<CallEvent, { type: 'call.incoming' }>): void {
    const incomingCall = new RingingCall(event, {
      accept: (incoming, options) => this._accept(incoming, options),
      reject: (callId) => {
        this._registry.stopRinging(callId);
        return this._connection.request('call.reject', { callId });
      },
    });
    this._registry.ring(incomingCall);
    this.emit('incomingCall', { incomingCall });
  }

  private _cameUp(fresh: boolean): void {
    const { clock } = this._options.platform;
    const away = clock.now() - (this._downSince ?? clock.now());
    this._downSince = undefined;
    if (fresh) this._forgotten(away);
    this._setState('Connected');
  }

  /** The server has no memory of us: it was restarted, or we were away for too long. */
  private _forgotten(awayMs: number): void {
    const lost = awayMs >= CALL_SIGNALLING.resumeMs;
    const reason = lost ? { code: 496, subCode: 7 } : { code: 503, subCode: 0 };
    this._registry.endAll(reason);
  }

  private _wentDown(): void {
    this._downSince ??= this._options.platform.clock.now();
    this._setState('Disconnected', 'connectionIssue');
  }

  private _refused(error: CallingError): void {
    const reason = error.code === 401 ? 'invalidToken' : 'connectionIssue';
    this._close({ code: error.code, subCode: error.subCode });
    this._setState('Disconnected', reason);
  }

  private _setState(state: ConnectionState, reason?: ConnectionStateChangedReason): void {
    const oldValue = this._state;
    if (oldValue === state) return;
    this._state = state;
    this.emit('connectionStateChanged', { newValue: state, oldValue, ...(reason && { reason }) });
  }

  private _networkChanged(): void {
    this._connection.hurry();
    for (const call of this.calls) call.media.restart();
  }

  private _close(reason: CallReason): void {
    this._disposed = true;
    this._tokens[Symbol.dispose]();
    globalThis.removeEventListener?.('pagehide', this._leave);
    globalThis.removeEventListener?.('online', this._online);
    this._registry.endAll(reason);
    this._connection.close();
    this._options.onDisposed();
  }
}

/** Whom a call is for, and what is told of it. */
type Calling = Pick<CallArgs<'call.start'>, 'to'> &
  Partial<Pick<CallArgs<'call.start'>, 'context' | 'transfer'>> & {
    readonly callerId: string | undefined;
  };

type Beginning = Pick<CallBeginning, 'anticipates'> & {
  readonly groupId?: string | undefined;
  readonly callerId?: string | undefined;
};

interface EntryState {
  readonly muted: boolean;
  readonly camera: boolean;
}

type EntryRequest =
  | { readonly op: 'call.start'; readonly args: CallArgs<'call.start'> }
  | { readonly op: 'call.join'; readonly args: CallArgs<'call.join'> };
