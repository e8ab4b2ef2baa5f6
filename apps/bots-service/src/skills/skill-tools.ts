import type { SmsSender } from '@switchboard/acs-client/sms';
import type { ChannelKind } from '@switchboard/bots';
import type { Clock } from '@switchboard/kernel';
import type { NoteTaking } from '../meetings/note-taking.ts';
import type { Shop } from '../shop/shop.ts';

/** One time that a skill is run; after a crash it may be run again, as the same one. */
export interface SkillRun {
  /** By which a change elsewhere is known again. */
  readonly id: string;
  readonly atMs: number;
  readonly channel: ChannelKind;
  readonly botId: string;
  /** Where the channel finds the conversation: a call, a thread, two numbers. */
  readonly place: string;
  /** The number that was called or written to, in E.164; undefined where it was none. */
  readonly ours: string | undefined;
  /** That of whoever the conversation is with. */
  readonly theirs: string | undefined;
}

/** What skills work with. */
export interface SkillTools {
  readonly shop: Shop;
  readonly texts: SmsSender;
  readonly notes: NoteTaking;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly run: SkillRun;
}
