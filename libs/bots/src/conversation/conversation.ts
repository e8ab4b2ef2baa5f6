/** What is known in a conversation, by name: what was asked, and what skills found out. */
export type Facts = Readonly<Record<string, string>>;

export type ChannelKind = 'chat' | 'voice' | 'sms';

/** Whom or what a conversation waits for. */
export type Waiting = 'answer' | 'confirmation' | 'skill' | 'person' | 'nothing';

/** A conversation between two turns. It is plain data: whoever keeps it can go on from it, in another process too. */
export interface Conversation {
  readonly channel: ChannelKind;
  /** The step that it has come to. */
  readonly step: string;
  readonly waiting: Waiting;
  /**
   * Counts what was taken in. Whatever a turn asks for carries its number, and what comes back with another number
   * is an answer to something else.
   */
  readonly turn: number;
  readonly facts: Facts;
  /** How often the question at hand was put again. */
  readonly tries: number;
  /** What was understood and has to be confirmed. */
  readonly unconfirmed?: Understood;
}

/** What an answer came down to. */
export type Understood =
  | { readonly kind: 'choice'; readonly id: string; readonly next: string; readonly label: string }
  | { readonly kind: 'fact'; readonly value: string };

/** What somebody, or something, brings to a conversation. */
export type Input =
  /** They are here: the call is connected, the first message came. */
  | { readonly kind: 'arrived' }
  | {
      readonly kind: 'said';
      readonly text: string;
      /** From 0 to 1; written words are certain. */
      readonly confidence: number;
    }
  | { readonly kind: 'pressed'; readonly keys: string }
  /** A card was clicked, or a recogniser named the choice. */
  | { readonly kind: 'chose'; readonly choice: string; readonly confidence: number }
  /** Nothing was said for so long as one waits. */
  | { readonly kind: 'silent' }
  /** Something was said that is none of what was listened for. */
  | { readonly kind: 'unclear' }
  | { readonly kind: 'result'; readonly outcome: string; readonly facts: Facts }
  | { readonly kind: 'person-came' }
  | { readonly kind: 'nobody-came' }
  | { readonly kind: 'left' };

/** What one may answer to a question. */
export interface Expected {
  readonly choices: readonly ExpectedChoice[];
  /** How many keys an answer has, where it can be pressed as a whole. */
  readonly keys?: { readonly min: number; readonly max: number };
  /** Whether an answer in one's own words is wanted. */
  readonly isFree: boolean;
}

export interface ExpectedChoice {
  readonly id: string;
  readonly label: string;
  readonly words: readonly string[];
  readonly key?: string;
  /** Possible at any question, and so not read out at each. */
  readonly isEverywhere: boolean;
}

/** What is to be done, in this order. At most the last one waits for something. */
export type Action =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'ask'; readonly text: string; readonly expected: Expected }
  | { readonly kind: 'run'; readonly skill: string; readonly facts: Facts }
  | { readonly kind: 'hand-over'; readonly team: string; readonly text: string }
  | { readonly kind: 'leave' };

/** One turn of a conversation: what came in, what it was taken for, and what follows. */
export interface Turn {
  readonly conversation: Conversation;
  readonly actions: readonly Action[];
  /** The steps that it went through, the one it came from first. */
  readonly steps: readonly string[];
  /** Undefined where nothing was to be understood, or it was not. */
  readonly understood?: Understood;
  readonly problem?: TurnProblem;
}

export type TurnProblem =
  | 'no-match'
  | 'no-input'
  | 'uncertain'
  | 'denied'
  | 'too-many-turns'
  | 'skill-failed'
  | 'broken-flow';
