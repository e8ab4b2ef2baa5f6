import type { AutomationTone, PlaySource } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { Origin } from '../follow.ts';
import { ToneCollector } from './collect-tones.ts';
import type { Collected, Collecting } from './collect-tones.ts';
import type { Hearing } from './hearing.ts';
import type { MediaOperation } from './media-queue.ts';
import { failureOf } from './play.ts';
import type { Speaking } from './play.ts';
import { say } from './prompt.ts';
import { PromptFailure, results } from './results.ts';
import type { CallSpeech } from './speech.ts';
import { Words } from './words.ts';
import type { Outcome } from './words.ts';

export interface Recognition {
  /** Who is listened to, and hears the prompt. */
  readonly user: string;
  readonly prompts: readonly PlaySource[];
  /** What is pressed while the prompt is played ends it, and counts. */
  readonly interruptsPrompt: boolean;
  /** Nothing where only words would do. */
  readonly collecting: Collecting | undefined;
  /** Nothing where only tones would do. */
  readonly hearing?: Hearing | undefined;
  readonly origin: Origin;
}

export interface Listening extends Speaking {
  readonly speech: Pick<CallSpeech, 'hear' | 'problem'>;
  readonly clock: Clock;
  /** What this participant presses from now on; rejects when they leave. */
  readonly listen: (user: string, heard: (tone: AutomationTone) => void) => Listener;
}

export interface Listener extends Disposable {
  /** Rejects when nothing can come any more. */
  readonly gone: Promise<never>;
}

/** Plays a prompt and listens, and tells what was pressed or said. */
export function recognize(listening: Listening, asked: Recognition): MediaOperation {
  const { tell } = listening;
  const { origin } = asked;
  return async (signal) => {
    try {
      tell({ ...(await listenFor(listening, asked, signal)), origin });
    } catch (error) {
      if (signal.aborted) {
        const data = { resultInformation: results.cancelled };
        return tell({ type: 'RecognizeCanceled', data, origin });
      }
      const { result, place } = failureOf(error);
      const index = place === undefined ? {} : { failedPlaySourceIndex: place };
      const data = { ...index, resultInformation: result };
      tell({ type: 'RecognizeFailed', data, origin });
    }
  };
}

async function listenFor(
  listening: Listening,
  asked: Recognition,
  signal: AbortSignal,
): Promise<Outcome> {
  const { user, prompts, interruptsPrompt } = asked;
  const { collecting, hearing } = possible(listening, asked);
  signal.throwIfAborted();
  const onlyWords = { ...NO_TONES, initialSilenceMs: hearing?.initialSilenceMs ?? 0 };
  using collector = new ToneCollector(collecting ?? onlyWords, listening.clock);
  const bargeIn = new AbortController();
  let hears = interruptsPrompt || prompts.length === 0;
  using listener = listening.listen(user, (tone) => {
    if (!hears || !collecting) return;
    bargeIn.abort();
    collector.press(tone);
  });
  const cancelled = rejectionOf(signal);
  await using words = new Words({
    ...{ ...listening, user, hearing, collector, signal },
    spoke: () => bargeIn.abort(),
  });
  if (hears) await words.listen();
  if (prompts.length > 0) {
    const prompt = { sources: prompts, loops: false, to: [user], began: () => undefined };
    const saying = say(listening, prompt, AbortSignal.any([signal, bargeIn.signal]));
    try {
      await Promise.race([saying.catch(whyUnsaid(bargeIn.signal)), listener.gone]);
    } finally {
      // Whoever has left hears no more of it.
      bargeIn.abort();
    }
  }
  if (!hears) await words.listen();
  hears = true;
  collector.expect();
  const pressed = collector.collected.then((collected) => outcomeOf(collected, collecting));
  // Awaited here: it listens until then.
  return await Promise.race([pressed, words.outcome, cancelled, listener.gone]);
}

/** Tones are of no interest: nothing but the time without any word counts. */
const NO_TONES = { interToneMs: 0, stopTones: new Set<AutomationTone>() };

/** Where words are not understood, whoever could answer by word or tone still can by tone. */
function possible(
  { speech }: Listening,
  { collecting, hearing }: Recognition,
): Pick<Recognition, 'collecting' | 'hearing'> {
  const problem = hearing && speech.problem(hearing);
  if (!problem) return { collecting, hearing };
  if (!collecting) throw new PromptFailure(problem);
  return { collecting, hearing: undefined };
}

/** A prompt that was interrupted has not failed. */
function whyUnsaid(bargeIn: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (bargeIn.aborted) return;
    const { result, place } = failureOf(error);
    const { code, subCode, message } = results.promptFailed;
    const why =
      result.subCode === results.speechOff.subCode
        ? result
        : { code, subCode, message: `${message} ${result.message}` };
    throw new PromptFailure(why, place);
  };
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  promise.catch(() => undefined);
  return promise;
}

function outcomeOf(
  { result, tones, label }: Collected,
  collecting: Collecting | undefined,
): Outcome {
  const data = { resultInformation: result };
  if (result.code !== 200) return { type: 'RecognizeFailed', data };
  const type = 'RecognizeCompleted';
  return collecting?.choices
    ? { type, data: { recognitionType: 'choices', choiceResult: { label }, ...data } }
    : { type, data: { recognitionType: 'dtmf', dtmfResult: { tones }, ...data } };
}
