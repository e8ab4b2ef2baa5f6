import type { SpeechOptions } from '@switchboard/speech';
import type { Env } from '../../env.ts';

/** Who speaks and hears in calls. */
export function speechConfig(env: Env): SpeechOptions {
  const { SPEECH: kind, SPEECH_URL: url = '', SPEECH_KEY: key, SPEECH_VOICE: voice } = env;
  if (kind === 'azure') return { kind, url, key: key ?? '', voice };
  if (kind !== 'openai') return { kind };
  const { SPEECH_SPEAK_MODEL: speakModel, SPEECH_HEAR_MODEL: hearModel } = env;
  return { kind, url, key, voice, speakModel, hearModel };
}

export function speechProblems(env: Env): string[] {
  const isService = env.SPEECH === 'openai' || env.SPEECH === 'azure';
  if (isService && env.SPEECH_URL === undefined) return [`SPEECH_URL: required by ${env.SPEECH}`];
  if (env.SPEECH === 'azure' && env.SPEECH_KEY === undefined)
    return ['SPEECH_KEY: required by azure'];
  if (!isService && env.SPEECH_URL !== undefined)
    return ['SPEECH_URL: SPEECH has to be openai or azure'];
  return [];
}
