import type { Calling } from '../calling.ts';

export interface ContractPerson {
  readonly calling: Calling;
  /** Raw id. */
  readonly id: string;
}

export type ContractRole = 'Presenter' | 'Attendee' | 'Consumer' | 'Collaborator';

/** Where the contract is played out: an engine, with people who are signed in to it. */
export interface ContractWorld {
  /** Somebody new, connected; with `sameAs` another device of somebody who is there. */
  person(name: string, sameAs?: ContractPerson): Promise<ContractPerson>;
  /** Somebody who exists, and has no device that could ring. */
  offline(): Promise<string>;
  room(people: Readonly<Record<string, ContractRole>>): Promise<string>;
  /** Makes somebody heard, where the engine does not listen to a microphone by itself. */
  speak?(person: ContractPerson): void;
  /** Phones that can be called, and call; without it nobody calls numbers here. */
  readonly phones?: ContractPhones;
  /** Takes more than two people in one call? */
  readonly engineForGroups: boolean;
}

export interface ContractPhones {
  /** The number that phones are called from. */
  readonly callerId: string;
  /** Another phone. */
  phone(): Promise<ContractPhone>;
}

/** A phone, and whoever holds it. */
export interface ContractPhone {
  /** Raw id. */
  readonly id: string;
  /** Lets it ring, and takes the call. */
  answer(): Promise<void>;
  /** Lets it ring, and takes no call. */
  decline(): Promise<void>;
  /** Whoever calls from now on hears that it is busy. */
  beBusy(): Promise<void>;
  /** The call waits, until it is resumed. */
  hold(): Promise<void>;
  resume(): Promise<void>;
  hangUp(): Promise<void>;
  call(person: ContractPerson): Promise<void>;
  /** Resolves once these keys, and no others, were heard. */
  heard(keys: string): Promise<void>;
}

export interface ContractCase {
  readonly name: string;
  readonly needsGroups?: boolean;
  /** Is played where phones can be called; `false` where they cannot; otherwise everywhere. */
  readonly needsPhones?: boolean;
  run(world: ContractWorld): Promise<void>;
}
