import type { CallResultInformation } from '@switchboard/acs-wire';
import type { ErrorCategory, PlatformError } from '@switchboard/kernel';

const result = (code: number, subCode: number, message: string): CallResultInformation => ({
  ...{ code, subCode, message },
});

/** What becomes of media operations, in the codes of the service. */
export const results = {
  cancelled: result(400, 8508, 'The operation was cancelled.'),
  initialSilence: result(400, 8510, 'Nothing was pressed or said in time.'),
  promptFailed: result(400, 8511, 'The prompt could not be played.'),
  stopTone: result(200, 8514, 'A stop tone was pressed.'),
  maxTones: result(200, 8531, 'As many tones as were asked for were pressed.'),
  interToneTimeout: result(200, 8532, 'No further tone was pressed in time.'),
  choiceMatched: result(200, 8533, 'The tone of a choice was pressed.'),
  wrongTone: result(400, 8534, 'The tone belongs to no choice.'),
  fileInvalid: result(400, 8535, 'The file is none that can be played.'),
  downloadFailed: result(400, 8536, 'The file could not be downloaded.'),
  choiceSpoken: result(200, 8545, 'A phrase of a choice was spoken.'),
  noChoice: result(400, 8547, 'What was spoken is none of the choices.'),
  notRecognized: result(400, 8563, 'What was spoken was not understood.'),
  speechRecognized: result(200, 8569, 'What was spoken was understood.'),
  speechOff: result(400, 8565, 'Speech is off here: files and tones work.'),
  dictationOff: result(400, 8565, 'Free speech is off here: choices and tones work.'),
  languageOff: result(400, 8565, 'Speech in this language is off here: tones work.'),
  participantGone: result(404, 8522, 'The participant is not in the call.'),
  soundGone: result(500, 9999, 'The sound of the call broke down.'),
} as const;

const SPEECH_STATUS: Readonly<Partial<Record<ErrorCategory, number>>> = {
  ...{ input: 400, limit: 429, unavailable: 500 },
};

/** What speech said of it, in words that have nothing of what was said. */
export function speechFailed({ category, message }: PlatformError): CallResultInformation {
  return result(SPEECH_STATUS[category] ?? 400, 8565, message);
}

/** A prompt that cannot be played. */
export class PromptFailure extends Error {
  override readonly name = 'PromptFailure';
  readonly result: CallResultInformation;
  /** Which of its sources, where it is one of them. */
  readonly place: number | undefined;

  constructor(failed: CallResultInformation, place?: number) {
    super(failed.message);
    this.result = failed;
    this.place = place;
  }
}
