import { openConversation, takeWithSkills } from '@switchboard/bots';
import type {
  ChannelKind,
  Conversation,
  Facts,
  Flow,
  Input,
  TrialTools,
  Turn,
} from '@switchboard/bots';

/** What somebody did, and the turns that followed. */
export interface TrialEntry {
  readonly input: Input;
  readonly turns: readonly Turn[];
}

/** A conversation that somebody tries a flow with. It is kept by nobody, and no customer hears of it. */
export interface Trial {
  readonly channel: ChannelKind;
  readonly conversation: Conversation;
  readonly entries: readonly TrialEntry[];
}

/** Begins one: the bot has greeted. */
export function beginTrial(
  flow: Flow,
  channel: ChannelKind,
  facts: Facts,
  tools: TrialTools,
): Promise<Trial> {
  const conversation = openConversation(flow, channel, facts);
  return goOn(flow, { channel, conversation, entries: [] }, { kind: 'arrived' }, tools);
}

/** The trial after an input; the same where it is no answer to what the bot waits for. */
export async function goOn(
  flow: Flow,
  trial: Trial,
  input: Input,
  tools: TrialTools,
): Promise<Trial> {
  const turns = await takeWithSkills(flow, trial.conversation, input, tools);
  const last = turns.at(-1);
  if (!last) return trial;
  return {
    ...trial,
    conversation: last.conversation,
    entries: [...trial.entries, { input, turns }],
  };
}

/** Keys on a telephone are pressed, and anything else is said. */
export function inputOf(text: string, channel: ChannelKind): Input {
  const keys = text.trim();
  return channel === 'voice' && /^[0-9*#]+$/.test(keys)
    ? { kind: 'pressed', keys }
    : { kind: 'said', text, confidence: 1 };
}
