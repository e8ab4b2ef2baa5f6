import { randomBytes } from 'node:crypto';
import { CALL_SIGNALLING } from '@switchboard/acs-wire';
import type { CallEvent, CallReason } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { WebSocket } from 'ws';
import type { ResourceLimits } from '../../../../platform/limits/resources.ts';
import type { Caller } from '../../../../platform/wire/caller.ts';
import { Agent } from './agent.ts';
import { homeOf } from '../../bus.ts';
import type { CallBus, Requester } from '../../bus.ts';
import type { End } from '../../call/end.ts';
import { pageEnd } from './page-end.ts';
import { reasons } from '../../call/reasons.ts';

interface Held {
  readonly agent: Agent;
  resume?: Disposable;
}

export interface AgentsDeps {
  readonly bus: CallBus;
  readonly clock: Clock;
  readonly resources: ResourceLimits;
  /** Hears of a client that can be rung from now on. */
  readonly onOpened: (user: string, end: End) => void;
}

/** The clients whose sockets end in this process. */
export class Agents implements Disposable {
  readonly #bus: CallBus;
  readonly #clock: Clock;
  readonly #resources: ResourceLimits;
  readonly #onOpened: AgentsDeps['onOpened'];
  readonly #held = new Map<string, Held>();
  readonly #byUser = new Map<string, Set<Agent>>();
  #beat: Disposable;
  /** For the first token to expire: a timer for each would be a fifth of what an agent takes. */
  #expiry: Disposable | undefined;
  #expiresAt = Infinity;

  constructor({ bus, clock, resources, onOpened }: AgentsDeps) {
    this.#bus = bus;
    this.#clock = clock;
    this.#resources = resources;
    this.#onOpened = onOpened;
    this.#beat = clock.after(CALL_SIGNALLING.heartbeatMs, () => this.#sendBeats());
  }

  *[Symbol.iterator](): Iterator<Agent> {
    for (const { agent } of this.#held.values()) yield agent;
  }

  find(id: string): Agent | undefined {
    return this.#held.get(id)?.agent;
  }

  /** True while this person may have another client here. */
  hasRoom(user: string): boolean {
    return (this.#byUser.get(user)?.size ?? 0) < this.#resources['signalling.clientsPerPerson'];
  }

  async open(caller: Caller, displayName: string | undefined): Promise<Agent> {
    const id = randomBytes(16).toString('hex');
    const agent = new Agent(id, caller, displayName, {
      now: this.#clock.now(),
      limits: this.#resources,
    });
    this.#held.set(id, { agent });
    const theirs = this.#byUser.get(caller.userId) ?? new Set<Agent>();
    this.#byUser.set(caller.userId, theirs.add(agent));
    this.renew(agent, caller);
    await this.#bus.register(caller.userId, id);
    this.#onOpened(caller.userId, pageEnd(this.#bus.self, id));
    return agent;
  }

  /** After what all processes share was lost. */
  async registerAgain(): Promise<void> {
    for (const { id, caller } of this) await this.#bus.register(caller.userId, id);
  }

  /** A token lasts as long as it says: without a newer one the client is out. */
  renew(agent: Agent, caller: Caller): void {
    agent.caller = caller;
    this.#expire(caller.expiresAtMs);
  }

  attached(agent: Agent): void {
    this.#held.get(agent.id)?.resume?.[Symbol.dispose]();
  }

  detached(agent: Agent, socket: WebSocket): void {
    const held = this.#held.get(agent.id);
    if (!held || !agent.detach(socket)) return;
    held.resume = this.#clock.after(CALL_SIGNALLING.resumeMs, () =>
      this.close(agent, reasons.connectionLost, 'The client did not come back.'),
    );
  }

  deliver(id: string, event: CallEvent): void {
    const agent = this.find(id);
    if (!agent) return this.#missed(id, event);
    if (event.type === 'call.incoming' && this.#rings(agent)) {
      return this.#refuseToRing(agent.id, event.callId);
    }
    follow(agent, event);
    if (!agent.push(event)) {
      this.close(agent, reasons.connectionLost, 'The client does not read.');
    }
  }

  /** Ends a client: its calls hear why, and so does it. */
  close(agent: Agent, reason: CallReason, message: string): void {
    const held = this.#held.get(agent.id);
    if (!held) return;
    this.#forget(agent);
    held.resume?.[Symbol.dispose]();
    for (const callId of agent.calls.keys()) this.#tellHome(agent.id, callId, reason);
    agent.close({ t: 'refused', ...reason, message });
    // The entry would be found dead at the next ring; nothing depends on this.
    this.#bus.unregister(agent.caller.userId, agent.id).catch(() => undefined);
  }

  closeOf(user: string, reason: CallReason, message: string): void {
    for (const agent of [...(this.#byUser.get(user) ?? [])]) this.close(agent, reason, message);
  }

  /** The process of these calls is gone, and the calls with it. */
  endCallsOf(process: string): void {
    for (const agent of this) {
      for (const [callId, part] of agent.calls) {
        if (homeOf(callId) !== process) continue;
        const type = part === 'ringing' ? 'call.incomingEnded' : 'call.ended';
        this.deliver(agent.id, { type, callId, reason: reasons.serviceRestarted });
      }
    }
  }

  requester(agent: Agent): Requester {
    const { caller, displayName } = agent;
    return {
      user: caller.userId,
      end: pageEnd(this.#bus.self, agent.id),
      ...(displayName !== undefined && { displayName }),
      scopes: caller.scopes,
    };
  }

  [Symbol.dispose](): void {
    this.#beat[Symbol.dispose]();
    this.#expiry?.[Symbol.dispose]();
  }

  #expire(at: number): void {
    if (at >= this.#expiresAt) return;
    this.#expiry?.[Symbol.dispose]();
    this.#expiresAt = at;
    this.#expiry = this.#clock.after(at - this.#clock.now(), () => this.#closeExpired());
  }

  #closeExpired(): void {
    const now = this.#clock.now();
    this.#expiresAt = Infinity;
    for (const agent of [...this]) {
      if (agent.caller.expiresAtMs > now) this.#expire(agent.caller.expiresAtMs);
      else this.close(agent, reasons.accessEnded, 'The token has expired.');
    }
  }

  #forget(agent: Agent): void {
    this.#held.delete(agent.id);
    const theirs = this.#byUser.get(agent.caller.userId);
    theirs?.delete(agent);
    if (theirs?.size === 0) this.#byUser.delete(agent.caller.userId);
  }

  #rings(agent: Agent): boolean {
    return [...agent.calls.values()].includes('ringing');
  }

  /** It went while a call was on its way to it, which must not wait for it. */
  #missed(id: string, event: CallEvent): void {
    if (event.type !== 'call.incoming' && event.type !== 'media.session') return;
    this.#tellHome(id, event.callId, reasons.connectionLost);
  }

  #tellHome(agent: string, callId: string, reason: CallReason): void {
    const end = pageEnd(this.#bus.self, agent);
    this.#bus.send(homeOf(callId), { type: 'endGone', callId, end, reason });
  }

  #refuseToRing(agent: string, callId: string): void {
    const end = pageEnd(this.#bus.self, agent);
    this.#bus.send(homeOf(callId), { type: 'ringFailed', callId, end, reason: reasons.busy });
  }

  #sendBeats(): void {
    for (const agent of this) agent.beat();
    this.#beat = this.#clock.after(CALL_SIGNALLING.heartbeatMs, () => this.#sendBeats());
  }
}

/** Which calls a client has, read from what it is told. */
function follow(agent: Agent, event: CallEvent): void {
  if (event.type === 'call.incoming') agent.calls.set(event.callId, 'ringing');
  if (event.type === 'media.session') agent.calls.set(event.callId, 'in');
  if (event.type === 'call.moved') agent.calls.delete(event.callId);
  if (event.type === 'call.ended' || event.type === 'call.incomingEnded') {
    agent.calls.delete(event.callId);
  }
}
