import type { CallEndReason } from '@azure/communication-calling';
import { isPhone } from '../phone-id.ts';
import type { Conversation } from './conversation.ts';
import type { FakeEmitter } from './fake-emitter.ts';
import { FakePerson } from './fake-person.ts';
import type { Watched } from './fake-person.ts';
import type { Shown } from './shown.ts';

/** The others of a fake call, which tells who comes and who goes. */
export class FakePeople {
  readonly #call: FakeEmitter & Watched & { readonly user: string };
  readonly #people = new Map<string, FakePerson>();

  constructor(call: FakeEmitter & Watched & { readonly user: string }) {
    this.#call = call;
  }

  get all(): readonly FakePerson[] {
    return [...this.#people.values()];
  }

  find(user: string): FakePerson | undefined {
    return this.#people.get(user);
  }

  /** Takes over who is in the conversation now, and how. */
  follow(conversation: Conversation): void {
    const shown = othersIn(conversation, this.#call.user);
    const removed = this.all.filter(({ user }) => !shown.has(user));
    for (const person of removed) {
      person.callEndReason = conversation.wentWith(person.user);
      this.#people.delete(person.user);
    }
    const added: FakePerson[] = [];
    for (const [user, state] of shown) {
      const person = this.#people.get(user);
      if (person) person.update(state);
      else added.push(this.#meet(user, state));
    }
    this.#tell(added, removed);
  }

  /** Somebody who was to come is shown for a moment, and gone. */
  cameInVain(user: string, reason: CallEndReason): FakePerson {
    const person = this.#meet(user, ringingShown(user));
    this.#tell([person], []);
    person.callEndReason = reason;
    this.#people.delete(user);
    this.#tell([], [person]);
    return person;
  }

  clear(): void {
    const removed = this.all;
    this.#people.clear();
    this.#tell([], removed);
  }

  #meet(user: string, shown: Shown): FakePerson {
    const person = new FakePerson(this.#call, user, shown);
    this.#people.set(user, person);
    return person;
  }

  #tell(added: readonly FakePerson[], removed: readonly FakePerson[]): void {
    if (added.length + removed.length === 0) return;
    this.#call.emit('remoteParticipantsUpdated', { added, removed });
  }
}

function othersIn({ legs, ringing }: Conversation, self: string): ReadonlyMap<string, Shown> {
  const inside = [...legs].filter(([user]) => user !== self);
  const rung = [...ringing.keys()].map((user) => [user, ringingShown(user)] as const);
  return new Map([...inside.map(([user, leg]) => [user, leg.shown] as const), ...rung]);
}

function ringingShown(user: string): Shown {
  return {
    state: 'Ringing',
    // Nobody says what a phone is called.
    displayName: isPhone(user) ? '' : user,
    isMuted: false,
    isSpeaking: false,
    role: 'Presenter',
    camera: false,
    screen: false,
  };
}
