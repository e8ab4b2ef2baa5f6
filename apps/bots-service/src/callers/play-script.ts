import { deviationAtEnd, deviationOf } from '@switchboard/bots';
import type { Deviation, Script, ScriptLine } from '@switchboard/bots';
import type { BotsTools } from '../bots-tools.ts';
import { nextSettled } from './follow-conversation.ts';
import type { Followed, Settled } from './follow-conversation.ts';
import type { PhoneNetwork } from './phone-network.ts';

/** Whoever hears nothing for so long gives up. */
const PATIENCE_MS = 45_000;
/** What nobody understands. */
const MUMBLED = 'Flub snargle oompa weeble.';

export interface PlayedCall {
  readonly botId: string;
  /** The number of whoever calls, and the one that is called; in E.164. */
  readonly from: string;
  readonly to: string;
  /** Told once the bot has answered. */
  readonly onConversation: (conversationId: string) => void;
}

export interface PlayTools extends Pick<BotsTools, 'client' | 'activity' | 'clock'> {
  readonly network: PhoneNetwork;
}

/**
 * Calls and does what a script says, each line once the bot listens.
 *
 * @returns the first thing that was not as the script has it
 * @throws PlatformError `phones-unavailable`; the reason of the signal
 */
export async function playScript(
  tools: PlayTools,
  script: Script,
  call: PlayedCall,
  signal: AbortSignal,
): Promise<Deviation | undefined> {
  const { network, clock } = tools;
  const followed = { botId: call.botId, who: call.from, since: new Date(clock.now()) };
  await network.call(call.from, call.to);
  try {
    return await talk(tools, script, { ...call, followed }, signal);
  } finally {
    await network.hangUp(call.from).catch(() => undefined);
  }
}

interface Talk extends PlayedCall {
  readonly followed: Followed;
}

async function talk(
  tools: PlayTools,
  script: Script,
  { from, followed, onConversation }: Talk,
  signal: AbortSignal,
): Promise<Deviation | undefined> {
  const goOn = (after: number): Promise<Settled | undefined> =>
    settle(tools, followed, after, signal);
  let at = await goOn(0);
  if (!at) return unanswered(-1);
  onConversation(at.conversationId);
  const greeted = deviationOf(-1, script, reached(at));
  if (greeted) return greeted;
  for (const [line, one] of script.lines.entries()) {
    if (at.waiting === 'nothing') return { line, expected: 'a question', got: 'the end' };
    await act(tools.network, from, one, at);
    const next = await goOn(at.turn);
    if (!next) return unanswered(line);
    at = next;
    const deviation = deviationOf(line, one, reached(at));
    if (deviation) return deviation;
  }
  return deviationAtEnd(script, at.waiting);
}

/** @returns undefined where nothing happens for too long */
async function settle(
  tools: PlayTools,
  followed: Followed,
  after: number,
  signal: AbortSignal,
): Promise<Settled | undefined> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await nextSettled(tools, followed, after, AbortSignal.any([signal, patience]));
  } catch (error) {
    if (signal.aborted || !patience.aborted) throw error;
    return undefined;
  }
}

function unanswered(line: number): Deviation {
  return { line, expected: 'an answer', got: 'nothing' };
}

function reached({ actions, step }: Settled) {
  const said = actions.flatMap((action) => ('text' in action ? [action.text] : [])).join(' ');
  return { said, step };
}

async function act(
  network: PhoneNetwork,
  from: string,
  { does }: ScriptLine,
  at: Settled,
): Promise<void> {
  switch (does.kind) {
    case 'says':
      return network.say(from, does.text);
    case 'presses':
      return network.press(from, does.keys);
    case 'chooses':
      return choose(network, from, does.choice, at);
    case 'mumbles':
      return network.say(from, MUMBLED);
    case 'leaves':
      return network.hangUp(from);
    case 'waits':
      return undefined;
  }
}

/** By its key where it has one, and otherwise by its name. */
async function choose(
  network: PhoneNetwork,
  from: string,
  id: string,
  { actions }: Settled,
): Promise<void> {
  const asked = actions.findLast(({ kind }) => kind === 'ask');
  const choices = asked?.kind === 'ask' ? asked.expected.choices : [];
  const choice = choices.find((one) => one.id === id);
  if (choice?.key) return network.press(from, choice.key);
  return network.say(from, choice?.label ?? id);
}
