import type { ChatClient } from '@azure/communication-chat';
import { Scope } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { PeerId } from '@switchboard/networking';
import type { Conversation } from '../chat/follow-conversations.ts';
import { ThreadMailbox } from '../chat/thread-mailbox.ts';
import type { RobotEvents } from '../events.ts';
import type { Relay } from '../relay.ts';
import { RobotInSpace } from './robot-in-space.ts';

/** In so many at once; it comes to a further one when it is removed from another. */
const MAX_SPACES = 8;
/** Where it could not go, it tries again after so long. */
const AGAIN_MS = 30_000;
/** A time may be told to the second, and another message come within it: then one reads on for so long. */
const READ_ON_MS = 2_000;

export interface SpacesOptions {
  readonly client: Pick<ChatClient, 'getChatThreadClient'>;
  readonly self: PeerId;
  readonly clock: Clock;
  readonly relay: Relay;
  readonly policy: RTCIceTransportPolicy;
  readonly events: RobotEvents;
}

interface Visit {
  readonly scope: Scope;
  readonly mailbox: ThreadMailbox;
  spokenAt: number;
  readUntilMs: number;
}

/** The spaces that the robot is in: one for each conversation, as long as it is in that. */
export class Spaces implements AsyncDisposable {
  readonly #options: SpacesOptions;
  readonly #scope = new Scope();
  readonly #visits = new Map<string, Visit>();
  /** Where it could not go, and when it may try again. */
  readonly #notBefore = new Map<string, number>();

  constructor(options: SpacesOptions) {
    this.#options = options;
  }

  /**
   * Goes where it was added, leaves where it was removed, and hears where something was said.
   *
   * @throws the first failure, once all of them had their turn
   */
  async follow(conversations: readonly Conversation[]): Promise<void> {
    const known = new Set(conversations.map(({ threadId }) => threadId));
    await this.#leaveAllBut(known);
    const failures: unknown[] = [];
    for (const conversation of conversations)
      await this.#attend(conversation).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#scope.end();
  }

  async #leaveAllBut(known: ReadonlySet<string>): Promise<void> {
    for (const threadId of [...this.#notBefore.keys()])
      if (!known.has(threadId)) this.#notBefore.delete(threadId);
    for (const threadId of [...this.#visits.keys()])
      if (!known.has(threadId)) await this.#leave(threadId);
  }

  async #attend({ threadId, spokenAt }: Conversation): Promise<void> {
    const visit = this.#visits.get(threadId);
    if (!visit) return this.#joinIfPossible(threadId);
    const nowMs = this.#options.clock.now();
    const isNew = visit.spokenAt !== spokenAt;
    if (!isNew && nowMs > visit.readUntilMs) return;
    await visit.mailbox.read();
    visit.spokenAt = spokenAt;
    if (isNew) visit.readUntilMs = nowMs + READ_ON_MS;
  }

  async #joinIfPossible(threadId: string): Promise<void> {
    const { clock, events } = this.#options;
    const isEarly = clock.now() < (this.#notBefore.get(threadId) ?? 0);
    if (isEarly || this.#visits.size >= MAX_SPACES) return;
    this.#notBefore.set(threadId, clock.now() + AGAIN_MS);
    await this.#join(threadId).catch((error: unknown) => events.notJoined(threadId, error));
  }

  async #join(threadId: string): Promise<void> {
    const { client, self, clock, relay, policy, events } = this.#options;
    const mailbox = new ThreadMailbox(client.getChatThreadClient(threadId), self);
    const scope = this.#scope.child();
    try {
      await mailbox.read();
      const onTrouble = events.inTrouble.bind(undefined, threadId);
      scope.use(
        await RobotInSpace.open({ self, thread: mailbox, clock, relay, policy, onTrouble }),
      );
    } catch (error) {
      await scope.end();
      throw error;
    }
    this.#visits.set(threadId, { scope, mailbox, spokenAt: 0, readUntilMs: 0 });
    events.joined(threadId);
  }

  async #leave(threadId: string): Promise<void> {
    const visit = this.#visits.get(threadId);
    this.#visits.delete(threadId);
    await visit?.scope.end();
    this.#options.events.left(threadId);
  }
}
