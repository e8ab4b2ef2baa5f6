import type { Action, ChannelKind, Flow, Input } from '@switchboard/bots';

/** What a turn has a channel do, in the place where its conversation goes on. */
export interface Performance {
  readonly botId: string;
  /** How the bot is called. */
  readonly title: Flow['title'];
  readonly conversationId: string;
  /** Where the channel finds it: a call, a thread, two numbers. */
  readonly place: string;
  readonly turn: number;
  readonly actions: readonly Action[];
  /** What the turn took in. */
  readonly after: Input['kind'];
  /** Whether nothing was taken in since. */
  readonly isCurrent: boolean;
  readonly language: Flow['language'];
  readonly atMs: number;
  /** Whether it was begun before, by a process that may have died at any moment of it. */
  readonly isAgain: boolean;
}

/** A way in which people talk to bots. */
export interface Channel {
  readonly kind: ChannelKind;
  /**
   * Says and asks; what runs and hands over is done elsewhere. It is asked again after a crash, and has to do the same
   * turn once in effect.
   *
   * @returns `gone` where nobody is there any more
   * @throws what is worth trying again
   */
  perform(performance: Performance, signal: AbortSignal): Promise<'done' | 'gone'>;
}
