import type { AskRequest, SayRequest } from '@switchboard/acs-client/calls';
import { spokenQuestion } from '@switchboard/bots';
import type { Action, Expected } from '@switchboard/bots';
import { codeOf } from '@switchboard/kernel';
import type { Channel, Performance } from '../conversations/channel.ts';
import type { BotCall } from '../generated/prisma/client.ts';
import type { CallTools } from './call-tools.ts';
import { contextOf } from './contexts.ts';
import type { ContextKind } from './contexts.ts';
import { stableUuid } from './stable-uuid.ts';

type Tools = Pick<CallTools, 'client' | 'answering' | 'talking'>;

/** How long somebody may think before they are asked again. */
const SILENCE_SECONDS = 6;
/** More keys than any answer has. */
const MAX_KEYS = 20;

/** Bots on the phone. */
export function createVoiceChannel(tools: Tools): Channel {
  return {
    kind: 'voice',
    async perform(performance, signal) {
      const { conversationId } = performance;
      const call = await tools.client.botCall.findUnique({ where: { conversationId } });
      if (!call?.connectionId || call.state === 'ended') return 'done';
      const connected = { ...call, connectionId: call.connectionId };
      return await speak(tools, connected, performance, signal).then(
        () => 'done' as const,
        goneOrAgain,
      );
    },
  };
}

type Connected = BotCall & { readonly connectionId: string };

async function speak(
  tools: Tools,
  call: Connected,
  performance: Performance,
  signal: AbortSignal,
): Promise<void> {
  const { connectionId, caller } = call;
  const last = performance.actions.at(-1);
  const texts = performance.actions.flatMap(textOf);
  if (last?.kind === 'leave') return leave(tools, call, performance, texts, signal);
  // Somebody has gone on meanwhile, and does not want to hear it any more.
  if (!performance.isCurrent) return;
  if (last?.kind === 'ask') {
    const question = spokenQuestion(last, performance.language);
    const request: AskRequest = {
      ...spoken(performance, 'ask', [...texts, question]),
      ...{ of: caller, silenceSeconds: SILENCE_SECONDS, expected: expectedOf(last.expected) },
    };
    return tools.talking.ask(connectionId, request, signal);
  }
  if (texts.length > 0)
    await tools.talking.say(connectionId, sayRequest(performance, 'say', texts), signal);
}

/** Once everything is said; who is with a person now is left to them. */
async function leave(
  { answering, talking }: Tools,
  { connectionId }: Connected,
  performance: Performance,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  if (performance.after === 'person-came') return answering.leave(connectionId, signal);
  if (texts.length === 0) return answering.end(connectionId, signal);
  await talking.say(connectionId, sayRequest(performance, 'leave', texts), signal);
}

function textOf(action: Action): string[] {
  return action.kind === 'say' || action.kind === 'hand-over' ? [action.text] : [];
}

function sayRequest(
  performance: Performance,
  kind: ContextKind,
  texts: readonly string[],
): SayRequest {
  const { conversationId, turn, atMs } = performance;
  return {
    ...{ ...spoken(performance, kind, texts), firstSentMs: atMs },
    requestId: stableUuid(`${kind} ${conversationId} ${turn}`),
  };
}

function spoken(
  { turn, language, after, isAgain }: Performance,
  kind: ContextKind,
  texts: readonly string[],
) {
  return {
    ...{ texts, language, operationContext: contextOf(kind, turn) },
    // What is said before a skill is heard to its end. Who waits for a person hears at once that nobody comes, and a
    // question that is perhaps being put already is put once.
    interrupts: after === 'nobody-came' || isAgain,
  };
}

function expectedOf({ choices, keys, isFree }: Expected): AskRequest['expected'] {
  if (isFree) return { kind: 'free', maxKeys: keys?.max ?? MAX_KEYS };
  return {
    kind: 'choices',
    choices: choices.map(({ id, label, words, key }) => ({
      ...{ id, phrases: [label, ...words] },
      ...(key && { key }),
    })),
  };
}

function goneOrAgain(error: unknown): 'gone' {
  const code = codeOf(error);
  if (code === 'call-over' || code === 'call-refused') return 'gone';
  throw error;
}
