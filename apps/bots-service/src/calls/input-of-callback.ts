import { keysOfTones } from '@switchboard/acs-client/calls';
import type { Input } from '@switchboard/bots';
import type { CallCallback } from '@switchboard/events';

/** Nothing was pressed or said in time. */
const SILENT = 8510;

type Recognised = Pick<
  CallCallback['data'],
  'choiceResult' | 'dtmfResult' | 'speechResult' | 'resultInformation'
>;

/** What somebody has answered, as a recogniser tells it. */
export function recognised({ choiceResult, dtmfResult, speechResult }: Recognised): Input {
  // A choice by its key has no confidence: there is no doubt.
  if (choiceResult)
    return {
      ...{ kind: 'chose', choice: choiceResult.label },
      confidence: choiceResult.confidence ?? 1,
    };
  if (speechResult)
    return { kind: 'said', text: speechResult.speech, confidence: speechResult.confidence ?? 1 };
  const keys = keysOfTones(dtmfResult?.tones ?? []);
  return keys === '' ? { kind: 'unclear' } : { kind: 'pressed', keys };
}

/** What is taken in where nothing was recognised. */
export function unrecognised({ resultInformation }: Recognised): Input {
  return { kind: resultInformation?.subCode === SILENT ? 'silent' : 'unclear' };
}
