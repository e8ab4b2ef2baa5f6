import {
  continuousDtmfBody,
  holdBody,
  playBody,
  recognizeBody,
  sendDtmfTonesBody,
  unholdBody,
} from '@switchboard/acs-wire';
import type { z } from 'zod';
import { read } from '../../../platform/wire/body.ts';
import { ok } from '../../../platform/wire/operation.ts';
import type { Answer, OperationRequest } from '../../../platform/wire/operation.ts';
import type { Automation } from '../automation.ts';
import type { PlainCollecting } from '../commands.ts';
import { connectionOf } from '../operations.ts';
import type { OperationHandlers } from '../operations.ts';
import { invalidArgument, invalidBody } from '../refusal.ts';
import type { Hearing } from './hearing.ts';

type Media =
  | 'play'
  | 'cancelMedia'
  | 'recognize'
  | 'startContinuousDtmf'
  | 'stopContinuousDtmf'
  | 'sendDtmfTones'
  | 'hold'
  | 'unhold';

const accepted: Answer = { status: 202 };
const INITIAL_SILENCE_S = 5;
const INTER_TONE_S = 2;
const END_SILENCE_MS = 2_000;
/** Whoever chooses says a word or two. */
const CHOICE_END_SILENCE_MS = 700;

/** What an application says and hears in a call. */
export function mediaRoutes(automation: Automation): Pick<OperationHandlers, Media> {
  const { once } = automation;
  const continuous = (on: boolean) => async (request: OperationRequest) => {
    const asked = read(continuousDtmfBody, request.body, invalidBody);
    const origin = automation.originOf(asked);
    const connection = connectionOf(request);
    const user = asked.targetParticipant;
    await automation.ask({ name: 'continuousTones', connection, user, on, origin });
    return ok();
  };
  return {
    async play(request) {
      const asked = read(playBody, request.body, invalidBody);
      const { playSources: sources, playTo = [] } = asked;
      automation.assertPlayable(sources, 'playSources');
      const command = {
        ...({ name: 'play', connection: connectionOf(request), sources } as const),
        ...(playTo.length > 0 && { to: [...new Set(playTo)] }),
        loops: asked.playOptions?.loop ?? false,
        interrupts: asked.interruptCallMediaOperation ?? false,
        origin: automation.originOf(asked),
      };
      return once(request, async () => {
        await automation.ask(command);
        return accepted;
      });
    },

    async cancelMedia(request) {
      await automation.ask({ name: 'cancelMedia', connection: connectionOf(request) });
      return accepted;
    },

    async recognize(request) {
      const asked = read(recognizeBody, request.body, invalidBody);
      const { recognizeOptions: options, playPrompt, playPrompts } = asked;
      const prompts = playPrompts ?? (playPrompt ? [playPrompt] : []);
      automation.assertPlayable(prompts, playPrompts ? 'playPrompts' : 'playPrompt');
      const command = {
        ...({ name: 'recognize', connection: connectionOf(request), prompts } as const),
        user: options.targetParticipant,
        interruptsPrompt: options.interruptPrompt ?? false,
        interrupts: asked.interruptCallMediaOperation ?? false,
        ...{ collecting: collectingOf(asked), hearing: hearingOf(asked) },
        origin: automation.originOf(asked),
      };
      return once(request, async () => {
        await automation.ask(command);
        return accepted;
      });
    },

    startContinuousDtmf: continuous(true),
    stopContinuousDtmf: continuous(false),

    async sendDtmfTones(request) {
      const asked = read(sendDtmfTonesBody, request.body, invalidBody);
      const { tones, targetParticipant: user, operationContext } = asked;
      const origin = automation.originOf(asked);
      const connection = connectionOf(request);
      return once(request, async () => {
        await automation.ask({ name: 'sendTones', connection, user, tones, origin });
        return { status: 202, body: { operationContext } };
      });
    },

    async hold(request) {
      const asked = read(holdBody, request.body, invalidBody);
      const { targetParticipant: user, playSourceInfo: source } = asked;
      automation.assertPlayable(source ? [source] : [], 'playSourceInfo');
      const origin = automation.originOf(asked);
      const connection = connectionOf(request);
      await automation.ask({ name: 'hold', connection, user, on: true, source, origin });
      return ok();
    },

    async unhold(request) {
      const asked = read(unholdBody, request.body, invalidBody);
      const { targetParticipant: user } = asked;
      const origin = automation.originOf(asked);
      const connection = connectionOf(request);
      await automation.ask({ name: 'hold', connection, user, on: false, origin });
      return ok();
    },
  };
}

type Recognize = z.output<typeof recognizeBody>;

const initialSilenceMs = ({ recognizeOptions: options }: Recognize): number =>
  (options.initialSilenceTimeoutInSeconds ?? INITIAL_SILENCE_S) * 1_000;

/** Which tones are listened for, if any. */
function collectingOf(asked: Recognize): PlainCollecting | undefined {
  const { recognizeInputType: type, recognizeOptions: options } = asked;
  const { choices = [], dtmfOptions } = options;
  const common = {
    initialSilenceMs: initialSilenceMs(asked),
    interToneMs: (dtmfOptions?.interToneTimeoutInSeconds ?? INTER_TONE_S) * 1_000,
  };
  if (type === 'speech') return undefined;
  if (type === 'choices') return withChoices(common, choices);
  const { maxTonesToCollect: maxTones, stopTones = [] } = dtmfOptions ?? {};
  return { ...common, maxTones, stopTones };
}

function withChoices(
  common: Pick<PlainCollecting, 'initialSilenceMs' | 'interToneMs'>,
  choices: NonNullable<Recognize['recognizeOptions']['choices']>,
): PlainCollecting | undefined {
  if (choices.length === 0) throw invalidArgument('There is nothing to choose from.', 'choices');
  if (choices.some(({ tone, phrases = [] }) => !tone && phrases.length === 0))
    throw invalidArgument('A choice has neither a tone nor a phrase.', 'choices');
  const byTone = choices.flatMap(({ label, tone }) => (tone ? [[tone, label] as const] : []));
  if (byTone.length === 0) return undefined;
  return { ...common, stopTones: [], choices: byTone };
}

/** Which words are listened for, if any. */
function hearingOf(asked: Recognize): Hearing | undefined {
  const { recognizeInputType: type, recognizeOptions: options } = asked;
  if (type === 'dtmf') return undefined;
  const { speechLanguage: language, speechOptions, choices = [] } = options;
  const common = { language, initialSilenceMs: initialSilenceMs(asked) };
  if (type !== 'choices')
    return { ...common, endSilenceMs: speechOptions?.endSilenceTimeoutInMs ?? END_SILENCE_MS };
  const phrases = choices.flatMap(({ label, phrases: said = [] }) =>
    said.map((phrase) => ({ phrase, tag: label })),
  );
  if (phrases.length === 0) return undefined;
  return { ...common, endSilenceMs: CHOICE_END_SILENCE_MS, phrases };
}
