import type { CallEndReason, CustomContext } from '@azure/communication-calling';
import { isPhone } from '../phone-id.ts';
import { Conversation } from './conversation.ts';
import { ListenerCount } from './fake-emitter.ts';
import { FakeError } from './fake-error.ts';
import type { FakeCall } from './fake-call.ts';
import type { FakeIncoming, RungAgent } from './fake-incoming.ts';
import type { FakeRole } from './shown.ts';

/** An agent that the exchange can ring. */
export interface RegisteredAgent extends RungAgent {
  ring(conversation: Conversation, by: FakeCall, context?: CustomContext): FakeIncoming;
}

/** The service that fake engines share: who is there, which groups and rooms. */
export class FakeExchange {
  readonly listeners = new ListenerCount();
  readonly #agents = new Map<string, RegisteredAgent[]>();
  readonly #closed = new Map<string, CallEndReason>();
  readonly #groups = new Map<string, Conversation>();
  readonly #rooms = new Map<string, ReadonlyMap<string, FakeRole>>();
  readonly #roomCalls = new Map<string, Conversation>();
  readonly #failures = new Map<string, FakeError>();
  readonly #unsupported = new Set<string>();
  readonly #delays = new Map<string, Promise<void>>();
  #ids = 0;

  id(): string {
    return `fake-${++this.#ids}`;
  }

  agentsOf(user: string): readonly RegisteredAgent[] {
    return this.#closed.has(user) ? [] : (this.#agents.get(user) ?? []);
  }

  /** What rings at somebody's devices now. */
  rings(user: string): readonly FakeIncoming[] {
    return this.agentsOf(user).flatMap((agent) => [...agent.ringing]);
  }

  /** Why none of these is called: where there is no phone at all, nobody calls numbers. */
  refusalOf(users: readonly string[]): CallEndReason | undefined {
    const hasPhones = [...this.#agents.keys()].some(isPhone);
    return users.some(isPhone) && !hasPhones ? { code: 400, subCode: 41006 } : undefined;
  }

  /** From now on nobody reaches this phone, for this reason. */
  closePhone(id: string, reason: CallEndReason): void {
    this.#closed.set(id, reason);
  }

  /** Why this one cannot be rung, when there is nowhere to ring. */
  silenceOf(user: string): CallEndReason {
    return this.#closed.get(user) ?? { code: 480, subCode: 10037 };
  }

  register(agent: RegisteredAgent): void {
    this.#agents.set(agent.user, [...this.agentsOf(agent.user), agent]);
  }

  unregister(agent: RegisteredAgent): void {
    this.#agents.set(
      agent.user,
      this.agentsOf(agent.user).filter((one) => one !== agent),
    );
  }

  group(groupId: string): Conversation {
    const known = this.#groups.get(groupId) ?? new Conversation('group');
    this.#groups.set(groupId, known);
    return known;
  }

  addRoom(people: Readonly<Record<string, FakeRole>>): string {
    const roomId = `room-${this.id()}`;
    this.#rooms.set(roomId, new Map(Object.entries(people)));
    this.#roomCalls.set(roomId, new Conversation('room'));
    return roomId;
  }

  /** @throws FakeError for somebody who is not invited, or a room that is not there */
  enterRoom(roomId: string, user: string): { conversation: Conversation; role: FakeRole } {
    const conversation = this.#roomCalls.get(roomId);
    const role = this.#rooms.get(roomId)?.get(user);
    if (!conversation) throw new FakeError(404, 5732);
    if (!role) throw new FakeError(403, 5828);
    return { conversation, role };
  }

  /** From now on engines refuse this feature, as one that does not have it. */
  withdraw(feature: string): void {
    this.#unsupported.add(feature);
  }

  /** @throws FakeError for a feature that was withdrawn */
  assertSupported(feature: string): void {
    if (this.#unsupported.has(feature)) throw new FakeError(405, 40500);
  }

  /** The next operation of this name fails. */
  failNext(operation: string, code: number, subCode: number): void {
    this.#failures.set(operation, new FakeError(code, subCode));
  }

  /** Operations of this name wait. @returns lets them go on */
  hold(operation: string): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#delays.set(operation, promise);
    return () => {
      this.#delays.delete(operation);
      resolve();
    };
  }

  /** What every operation of the fake engine passes. */
  async operation(name: string): Promise<void> {
    await (this.#delays.get(name) ?? Promise.resolve());
    const failure = this.#failures.get(name);
    this.#failures.delete(name);
    if (failure) throw failure;
  }
}
