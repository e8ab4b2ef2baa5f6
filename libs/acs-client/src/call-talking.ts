import { DtmfTone } from '@azure/communication-call-automation';
import type {
  CallAutomationClient,
  CallMediaRecognizeChoiceOptions,
  CallMediaRecognizeSpeechOrDtmfOptions,
  RecognitionChoice,
  TextSource,
} from '@azure/communication-call-automation';
import { createIdentifierFromRawId } from '@azure/communication-common';
import { createCallAutomation } from './call-automation.ts';
import type { CallAutomationOptions } from './call-automation.ts';
import type { AcsConfiguration } from './configuration.ts';
import { orAborted } from './or-aborted.ts';
import { translateCallError } from './translate-call-error.ts';

interface Spoken {
  /** One after the other. */
  readonly texts: readonly string[];
  /** As `en`. */
  readonly language: string;
  /** Instead of what is played now, and not after it. */
  readonly interrupts: boolean;
  /** Comes back in the callback that says what became of it. */
  readonly operationContext: string;
}

/** What everybody in a call hears, spoken. */
export interface SayRequest extends Spoken {
  /** A UUID: requested again with the same id and time, it is done once. */
  readonly requestId: string;
  readonly firstSentMs: number;
}

/** What may be answered by a word or a key. */
export interface SpokenChoice {
  readonly id: string;
  readonly phrases: readonly string[];
  readonly key?: string;
}

/** Asked twice, it is put twice: whoever asks again interrupts. */
export interface AskRequest extends Spoken {
  /** Raw id of whoever is asked. */
  readonly of: string;
  /** How long to wait for the first word or key. */
  readonly silenceSeconds: number;
  /** One of them; or keys and, where the service understands it, free speech. */
  readonly expected:
    | { readonly kind: 'choices'; readonly choices: readonly SpokenChoice[] }
    | { readonly kind: 'free'; readonly maxKeys: number };
}

/** Every method throws PlatformError as those of `CallAnswering` do. */
export interface CallTalking {
  say(connectionId: string, request: SayRequest, signal: AbortSignal): Promise<void>;
  /** Speaks, and listens meanwhile: who answers before it is over interrupts it. */
  ask(connectionId: string, request: AskRequest, signal: AbortSignal): Promise<void>;
}

const INTER_KEY_SECONDS = 3;
const END_SILENCE_SECONDS = 1;

/** Speech in calls by Microsoft's Call Automation client, for any back end. */
export function createCallTalking(
  acs: AcsConfiguration,
  more: CallAutomationOptions = {},
): CallTalking {
  const client = createCallAutomation(acs, more);
  return {
    async say(connectionId, request, abortSignal) {
      const options = {
        interruptCallMediaOperation: request.interrupts,
        operationContext: request.operationContext,
        ...{ abortSignal, requestOptions: { customHeaders: onceBy(request) } },
      };
      await mediaOf(client, connectionId)
        .playToAll(sourcesOf(request), options)
        .catch(translateCallError);
    },
    async ask(connectionId, request, abortSignal) {
      const whom = createIdentifierFromRawId(request.of);
      const media = mediaOf(client, connectionId);
      // It passes neither the signal nor headers on.
      const asked = orAborted(media.startRecognizing(whom, recognition(request)), abortSignal);
      await asked.catch(translateCallError);
    },
  };
}

function mediaOf(client: CallAutomationClient, connectionId: string) {
  return client.getCallConnection(connectionId).getCallMedia();
}

/** In place of those that the SDK makes up for each request. */
function onceBy({ requestId, firstSentMs }: SayRequest): Record<string, string> {
  return {
    'repeatability-request-id': requestId,
    'repeatability-first-sent': new Date(firstSentMs).toUTCString(),
  };
}

function sourcesOf({ texts, language }: Spoken): TextSource[] {
  return texts.map((text) => ({
    ...{ kind: 'textSource', text, sourceLocale: localeOf(language) },
  }));
}

function recognition(
  request: AskRequest,
): CallMediaRecognizeChoiceOptions | CallMediaRecognizeSpeechOrDtmfOptions {
  const { expected, language, interrupts, operationContext, silenceSeconds } = request;
  const common = {
    ...{ playPrompts: sourcesOf(request), interruptPrompt: true, operationContext },
    interruptCallMediaOperation: interrupts,
    initialSilenceTimeoutInSeconds: silenceSeconds,
    speechLanguage: localeOf(language),
  };
  if (expected.kind === 'choices') {
    const choices = expected.choices.map(choiceOf);
    return { ...common, kind: 'callMediaRecognizeChoiceOptions', choices };
  }
  return {
    ...{ ...common, kind: 'callMediaRecognizeSpeechOrDtmfOptions' },
    ...{ maxTonesToCollect: expected.maxKeys, stopDtmfTones: [DtmfTone.Pound] },
    interToneTimeoutInSeconds: INTER_KEY_SECONDS,
    endSilenceTimeoutInSeconds: END_SILENCE_SECONDS,
  };
}

function choiceOf({ id, phrases, key }: SpokenChoice): RecognitionChoice {
  const tone = key === undefined ? undefined : toneOf.get(key);
  return { label: id, phrases: [...phrases], ...(tone && { tone }) };
}

const toneOf = new Map<string, DtmfTone>([
  ...(
    [
      ...([DtmfTone.Zero, DtmfTone.One, DtmfTone.Two, DtmfTone.Three, DtmfTone.Four] as const),
      ...([DtmfTone.Five, DtmfTone.Six, DtmfTone.Seven, DtmfTone.Eight, DtmfTone.Nine] as const),
    ] as DtmfTone[]
  ).map((tone, digit): [string, DtmfTone] => [String(digit), tone]),
  ['*', DtmfTone.Asterisk],
  ['#', DtmfTone.Pound],
]);
const keyOf = new Map<string, string>([...toneOf].map(([key, tone]) => [tone, key]));

/** What was pressed, of tones as callbacks name them: `['one', 'pound']` is `1#`. */
export function keysOfTones(tones: readonly string[]): string {
  return tones.map((tone) => keyOf.get(tone) ?? '').join('');
}

/** Recognisers want a country as well. */
function localeOf(language: string): string {
  return LOCALES[language] ?? language;
}

const LOCALES: Readonly<Record<string, string>> = { en: 'en-US', zh: 'zh-CN', de: 'de-DE' };
