import type {
  Call,
  CallAgent,
  CallClient,
  JoinCallOptions,
  LocalVideoStream,
} from '@azure/communication-calling';
import type { CommunicationTokenCredential } from '@azure/communication-common';
import { Scope, singleFlight } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { AgentConnection } from './agent-connection.ts';
import { alternateCallerId } from './caller-id.ts';
import type { FromNumber } from './caller-id.ts';
import { toCustomContext } from './call-context.ts';
import type { CallContext } from './call-context.ts';
import { withMedia } from './call-media.ts';
import type { CallSession } from './call-session.ts';
import { CallSessions } from './call-sessions.ts';
import { DeviceController, noPreferences } from './devices.ts';
import type { Preferences } from './devices.ts';
import type { CallingEngine } from './engine.ts';
import { failureOf } from './failure.ts';
import { identifierOf, rawIdOf } from './identity.ts';
import { IncomingCalls } from './incoming-calls.ts';
import { followPhoneNames } from './phone-names.ts';
import type { Contacts } from './phone-names.ts';
import { previewOf } from './preview.ts';
import { initialState } from './state.ts';
import type { CallingState, CallRef, CallTarget } from './state.ts';
import { Store } from './store.ts';
import { Views } from './views.ts';
import type { View } from './views.ts';

export interface CallingOptions {
  readonly engine: CallingEngine;
  readonly credential: CommunicationTokenCredential;
  /** Raw id of the person whose calls these are. */
  readonly self: string;
  readonly displayName: string;
  readonly clock: Clock;
  readonly preferences?: Preferences;
  /** Names the phones that are seen. */
  readonly contacts?: Contacts;
  /** Hears of what nobody waits for; never of who or what was said. */
  readonly log?: { warn(fields: object, message: string): void };
}

export interface StartOptions {
  readonly video?: boolean;
  readonly muted?: boolean;
}

export interface RingOptions extends StartOptions, FromNumber {
  /** Told to whom it rings. */
  readonly context?: CallContext;
}

/** Calls of one person in this page: the state, and what can be done about it. */
export class Calling {
  readonly devices: DeviceController;
  readonly #options: CallingOptions;
  readonly #store: Store;
  readonly #views: Views;
  readonly #scope = new Scope();
  readonly #agent: AgentConnection;
  readonly #incoming: IncomingCalls;
  readonly #sessions: CallSessions;
  #client: CallClient | undefined;
  readonly #start = singleFlight(() => this.#connect());

  constructor(options: CallingOptions) {
    this.#options = options;
    this.#store = new Store(initialState(options.self));
    this.#views = new Views(options.engine);
    const preferences = options.preferences ?? noPreferences();
    this.devices = new DeviceController(options.engine, this.#store, preferences);
    if (options.contacts) followPhoneNames(this.#scope, this.#store, options.contacts);
    this.#incoming = new IncomingCalls(this.#scope, this.#store, options.clock);
    this.#sessions = new CallSessions({
      ...options,
      store: this.#store,
      views: this.#views,
      camera: () => this.devices.camera(),
      onLost: (error) => this.#warn(error, 'a call could not be followed'),
    });
    this.#agent = new AgentConnection({
      ...options,
      store: this.#store,
      onRing: (call) => this.#incoming.ring(call),
      onCalls: (calls) => calls.forEach((call) => this.#sessions.discover(call)),
    });
  }

  readonly getSnapshot = (): CallingState => this.#store.getSnapshot();

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Connects: from now on calls ring here. A failure is in the state, and may be tried again. */
  start(): Promise<void> {
    return this.#start();
  }

  /** Hangs up, and lets go of everything. */
  async end(): Promise<void> {
    await this.#sessions.hangUp();
    await Promise.all([this.#agent.end(), this.#scope.end(), this.devices.end()]);
    await this.#client?.dispose();
    await this.#sessions.end();
    this.#store.patch({ agent: { status: 'idle' }, incoming: [] });
  }

  /**
   * @param ids raw ids of the people to ring, and of phones, which take a `callerId`
   * @throws PlatformError whose code is a kind of `CallFailure`; it is in the state as well
   */
  call(ids: readonly string[], options: RingOptions = {}): Promise<CallRef> {
    const people = ids.map(identifierOf);
    const said = withMedia(options.context ?? {}, options.video ?? false);
    const { callerId } = options;
    const from = alternateCallerId(callerId);
    return this.#begin({ kind: 'people', ids, callerId }, options, (agent, sdk) =>
      agent.startCall(people, { ...sdk, ...from, customContext: toCustomContext(said) }),
    );
  }

  /** @throws PlatformError as `call` does */
  joinGroup(groupId: string, options: StartOptions = {}): Promise<CallRef> {
    return this.#begin({ kind: 'group', groupId }, options, (agent, sdk) =>
      agent.join({ groupId }, sdk),
    );
  }

  /** @throws PlatformError as `call` does */
  joinRoom(roomId: string, options: StartOptions = {}): Promise<CallRef> {
    return this.#begin({ kind: 'room', roomId }, options, (agent, sdk) =>
      agent.join({ roomId }, sdk),
    );
  }

  /**
   * Answers; a call that is going on is put on hold first. `undefined` when it rings no more, or
   * could not be answered, which is then in the state.
   */
  async accept(id: string, options: StartOptions = {}): Promise<CallRef | undefined> {
    if (!this.#incoming.get(id)) return undefined;
    this.#store.patch({ failure: undefined });
    const camera = await this.#openCamera(options.video);
    await this.#sessions.holdOthers();
    // Meanwhile somebody else may have answered, or the caller has given up.
    const incoming = this.#incoming.take(id);
    if (!incoming) {
      camera?.dispose();
      return undefined;
    }
    const target = { kind: 'people', ids: [rawIdOf(incoming.callerInfo.identifier)] } as const;
    const begin = (): Promise<Call> => incoming.accept(sdkOptions(options, camera));
    return this.#sessions.place({ target, camera, begin }).catch(() => undefined);
  }

  /** By what the service and its pushes name a call that rings here; `undefined` when it rings no more. */
  async serverCallId(id: string): Promise<string | undefined> {
    return this.#incoming.get(id)?.info.getServerCallId();
  }

  async decline(id: string): Promise<void> {
    // Whoever has given up meanwhile need not be told.
    await this.#incoming
      .take(id)
      ?.reject()
      .catch(() => undefined);
  }

  /** @throws Error when there is no such call, which is a mistake of the caller */
  session(ref: CallRef): CallSession {
    const session = this.#sessions.find(ref);
    if (!session) throw new Error('There is no such call.');
    return session;
  }

  find(ref: CallRef): CallSession | undefined {
    return this.#sessions.find(ref);
  }

  /** Uses another camera from now on, also in the calls that show one. */
  async chooseCamera(id: string): Promise<void> {
    if (!this.devices.chooseCamera(id)) return;
    await Promise.all(this.#sessions.all.map((session) => session.followChosenCamera()));
  }

  /** Lets go of a call that has ended. */
  dismiss(ref: CallRef): Promise<void> {
    return this.#sessions.dismiss(ref);
  }

  /** The camera's picture before a call; `undefined` without a camera. @throws what the SDK throws */
  async preview(): Promise<View | undefined> {
    const device = await this.devices.camera();
    return device && previewOf(device, this.#options.engine, this.#views);
  }

  /** How many streams are shown now, for tests that look for leaks. */
  get shownStreams(): number {
    return this.#views.size;
  }

  async #connect(): Promise<void> {
    if (this.#scope.ended) return;
    try {
      this.#client ??= this.#open();
    } catch (error) {
      return this.#store.patch({ agent: { status: 'failed', failure: failureOf(error) } });
    }
    await Promise.all([this.#agent.connect(this.#client), this.#findDevices(this.#client)]);
  }

  #open(): CallClient {
    const client = new this.#options.engine.CallClient();
    this.#agent.watchTabs(client);
    return client;
  }

  /** Without devices one can still be called, and see and hear others. */
  async #findDevices(client: CallClient): Promise<void> {
    try {
      await this.devices.start(await client.getDeviceManager());
    } catch (error) {
      this.#warn(error, 'devices could not be listed');
    }
  }

  async #begin(
    target: CallTarget,
    options: StartOptions,
    begin: (agent: CallAgent, options: JoinCallOptions) => Call,
  ): Promise<CallRef> {
    this.#store.patch({ failure: undefined });
    if (!this.#agent.current) await this.start();
    const camera = await this.#openCamera(options.video);
    await this.#sessions.holdOthers();
    return this.#sessions.place({
      target,
      camera,
      begin: async () => begin(this.#agent.require(), sdkOptions(options, camera)),
    });
  }

  async #openCamera(wanted = false): Promise<LocalVideoStream | undefined> {
    const device = wanted ? await this.devices.camera() : undefined;
    return device && new this.#options.engine.LocalVideoStream(device);
  }

  #warn(error: unknown, message: string): void {
    const { code, subCode } = failureOf(error);
    this.#options.log?.warn({ code, subCode }, message);
  }
}

export function createCalling(options: CallingOptions): Calling {
  return new Calling(options);
}

function sdkOptions(
  { muted = false }: StartOptions,
  camera: LocalVideoStream | undefined,
): JoinCallOptions {
  return {
    audioOptions: { muted },
    ...(camera && { videoOptions: { localVideoStreams: [camera] } }),
  };
}
