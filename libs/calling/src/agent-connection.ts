import type {
  Call,
  CallAgent,
  CallClient,
  CollectionUpdatedEvent,
  ConnectionStateChangedEvent,
  DebugInfoCallClientFeature,
  IncomingCall,
} from '@azure/communication-calling';
import type { CommunicationTokenCredential } from '@azure/communication-common';
import { Scope } from '@switchboard/kernel';
import type { CallingEngine } from './engine.ts';
import { failureOf } from './failure.ts';
import { listen } from './listen.ts';
import type { Store } from './store.ts';

const NOT_CONNECTED = { code: 503, subCode: 0 };

export interface AgentConnectionDeps {
  readonly engine: Pick<CallingEngine, 'Features'>;
  readonly credential: CommunicationTokenCredential;
  readonly displayName: string;
  readonly store: Store;
  readonly onRing: (call: IncomingCall) => void;
  /** There are new calls at the agent, whoever began them. */
  readonly onCalls: (calls: readonly Call[]) => void;
}

/** The call agent of one person, while there is one: with it calls are placed, and at it they ring. */
export class AgentConnection {
  readonly #deps: AgentConnectionDeps;
  readonly #scope = new Scope();
  #current: { readonly agent: CallAgent; readonly scope: Scope } | undefined;

  constructor(deps: AgentConnectionDeps) {
    this.#deps = deps;
  }

  /** What calls are placed with, while it is of use. */
  get current(): CallAgent | undefined {
    return this.#current?.agent;
  }

  /** @throws Error of the SDK's shape, saying why there is nothing to place calls with */
  require(): CallAgent {
    if (this.#current) return this.#current.agent;
    const { code, subCode } = this.#deps.store.getSnapshot().agent.failure ?? NOT_CONNECTED;
    throw Object.assign(new Error('Not connected.'), { code, subCode });
  }

  /** Connects, again too after an agent that failed. What is wrong is in the state, not thrown. */
  async connect(client: CallClient): Promise<void> {
    const { store, credential, displayName } = this.#deps;
    if (this.#current && store.getSnapshot().agent.status !== 'failed') return;
    store.patch({ agent: { status: 'connecting' } });
    try {
      await this.#dispose();
      const agent = await client.createCallAgent(credential, { displayName });
      if (this.#scope.ended) return await agent.dispose();
      this.#watch(agent);
    } catch (error) {
      store.patch({ agent: { status: 'failed', failure: failureOf(error) } });
    }
  }

  /** Follows whether another tab of this browser has calls too, where the engine knows. */
  watchTabs(client: CallClient): void {
    let info: DebugInfoCallClientFeature;
    try {
      info = client.feature(this.#deps.engine.Features.DebugInfo);
    } catch {
      return;
    }
    const changed = (): void =>
      this.#deps.store.patch({ activeInAnotherTab: info.isCallClientActiveInAnotherTab });
    listen(this.#scope, info, 'isCallClientActiveInAnotherTabChanged', changed);
    changed();
  }

  /** Listens no more; the client disposes of the agent itself. */
  async end(): Promise<void> {
    await this.#scope.end();
    this.#current = undefined;
  }

  async #dispose(): Promise<void> {
    const former = this.#current;
    this.#current = undefined;
    await former?.scope.end();
    await former?.agent.dispose();
  }

  #watch(agent: CallAgent): void {
    const { store, onRing, onCalls } = this.#deps;
    const scope = this.#scope.child();
    this.#current = { agent, scope };
    const state: ConnectionStateChangedEvent = ({ newValue, reason }) => {
      if (newValue === 'Connected') return store.patch({ agent: { status: 'connected' } });
      if (reason !== 'invalidToken') return store.patch({ agent: { status: 'reconnecting' } });
      const failure = failureOf({ code: 401, subCode: 40235 });
      store.patch({ agent: { status: 'failed', failure } });
    };
    listen(scope, agent, 'connectionStateChanged', state);
    listen(scope, agent, 'incomingCall', ({ incomingCall }: { incomingCall: IncomingCall }) =>
      onRing(incomingCall),
    );
    const calls: CollectionUpdatedEvent<Call> = ({ added }) => onCalls(added);
    listen(scope, agent, 'callsUpdated', calls);
    store.patch({ agent: { status: 'connected' } });
  }
}
