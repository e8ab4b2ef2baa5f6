import type { AutomationTone, CallResultInformation, PlaySource } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { Origin } from '../follow.ts';
import { ToneCollector } from './collect-tones.ts';
import type { Collected, Collecting } from './collect-tones.ts';
import type { MediaOperation } from './media-queue.ts';
import { failureOf } from './play.ts';
import type { Speaking } from './play.ts';
import { say } from './prompt.ts';
import { PromptFailure, results } from './results.ts';

export interface Recognition {
  /** Who is listened to, and hears the prompt. */
  readonly user: string;
  readonly prompts: readonly PlaySource[];
  /** What is pressed while the prompt is played ends it, and counts. */
  readonly interruptsPrompt: boolean;
  /** Nothing where only words would do. */
  readonly collecting: Collecting | undefined;
  readonly origin: Origin;
}

export interface Listening extends Speaking {
  readonly clock: Clock;
  /** What this participant presses from now on; rejects when they leave. */
  readonly listen: (user: string, heard: (tone: AutomationTone) => void) => Listener;
}

export interface Listener extends Disposable {
  /** Rejects when nothing can come any more. */
  readonly gone: Promise<never>;
}

/** Plays a prompt and listens, and tells what was pressed. */
export function recognize(listening: Listening, asked: Recognition): MediaOperation {
  const { tell } = listening;
  const { origin } = asked;
  return async (signal) => {
    try {
      const collected = await listenFor(listening, asked, signal);
      tell({ ...outcomeOf(collected, asked), origin });
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
  { user, prompts, interruptsPrompt, collecting }: Recognition,
  signal: AbortSignal,
): Promise<Collected> {
  if (!collecting) throw new PromptFailure(results.speechOff);
  signal.throwIfAborted();
  using collector = new ToneCollector(collecting, listening.clock);
  const bargeIn = new AbortController();
  let hears = interruptsPrompt || prompts.length === 0;
  using listener = listening.listen(user, (tone) => {
    if (!hears) return;
    bargeIn.abort();
    collector.press(tone);
  });
  const cancelled = rejectionOf(signal);
  if (prompts.length > 0) {
    const prompt = { sources: prompts, loops: false, to: [user], began: () => undefined };
    const saying = say(listening, prompt, AbortSignal.any([signal, bargeIn.signal]));
    await Promise.race([saying.catch(whyUnsaid(bargeIn.signal)), listener.gone]);
  }
  hears = true;
  collector.expect();
  // Awaited here: it listens until then.
  return await Promise.race([collector.collected, cancelled, listener.gone]);
}

/** A prompt that was interrupted has not failed. */
function whyUnsaid(bargeIn: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (bargeIn.aborted) return;
    const { result, place } = failureOf(error);
    const { code, subCode, message } = results.promptFailed;
    const why =
      result === results.speechOff
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

function outcomeOf({ result, tones, label }: Collected, { collecting }: Recognition) {
  const data = { resultInformation: result satisfies CallResultInformation };
  if (result.code !== 200) return { type: 'RecognizeFailed', data };
  const type = 'RecognizeCompleted';
  return collecting?.choices
    ? { type, data: { recognitionType: 'choices', choiceResult: { label }, ...data } }
    : { type, data: { recognitionType: 'dtmf', dtmfResult: { tones }, ...data } };
}
