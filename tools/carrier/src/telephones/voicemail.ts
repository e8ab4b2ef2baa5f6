import type { Clock } from '@switchboard/kernel';
import type { Voicemail } from './line.ts';
import { Recording } from './recording.ts';
import { forMs, inTurn, toneSound, wavSound } from './sounds.ts';
import type { Sound } from './sounds.ts';
import type { Telephone } from './telephone.ts';

export interface VoicemailOptions {
  readonly telephone: Telephone;
  /** Of the carrier: it says how long the telephone rings. */
  readonly clock: Clock;
  readonly settings: Voicemail;
  /** A WAV file; without it there is the tone alone. */
  readonly greeting: Uint8Array | undefined;
  readonly onRecorded: (peer: string, recording: Recording) => void;
}

const BEEP = { hz: 1_000, ms: 400 } as const;
export const MAX_GREETING_SECONDS = 60;

/** Answers a telephone that rings, unless somebody else does first: greets, beeps, records until the end. */
export function voicemail(options: VoicemailOptions): void {
  const { telephone, clock, settings } = options;
  const waiting = clock.after(settings.afterSeconds * 1_000, () => {
    watch[Symbol.dispose]();
    record(options);
  });
  const watch = telephone.listen({
    onChange: ({ state }) => {
      if (state === 'ringing') return;
      waiting[Symbol.dispose]();
      watch[Symbol.dispose]();
    },
  });
}

function record({ telephone, settings, greeting, onRecorded }: VoicemailOptions): void {
  const recording = new Recording(settings.maxSeconds);
  const peer = telephone.view.peer ?? '';
  let isRecording = false;
  const begin: Sound = () => {
    isRecording = true;
    return undefined;
  };
  const beep = forMs(toneSound(BEEP.hz), BEEP.ms);
  const greeted = greeting ? [wavSound(greeting, MAX_GREETING_SECONDS)] : [];
  const speaking = telephone.speak(inTurn(...greeted, beep, begin));
  const listening = telephone.listen({
    onChange: ({ state }) => {
      if (state !== 'idle') return;
      speaking[Symbol.dispose]();
      listening[Symbol.dispose]();
      if (isRecording) onRecorded(peer, recording);
    },
    onFrame: (frame) => {
      if (isRecording) recording.put(frame);
      if (recording.isFull && telephone.state === 'talking') telephone.hangUp();
    },
  });
  telephone.answer();
}
