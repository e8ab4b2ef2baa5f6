import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { ToneLevel } from '../telephones/heard.ts';
import { Recording } from '../telephones/recording.ts';
import { forMs, inTurn, toneSound, wavSound } from '../telephones/sounds.ts';
import type { Sound } from '../telephones/sounds.ts';
import type { Speaker } from '../telephones/speaker.ts';
import type { Script, Step, StepName } from './script.ts';
import { StepFailure } from './step-failure.ts';
import type { TelephoneWatch } from './telephone-watch.ts';

/** What came of a step. */
export interface StepResult {
  readonly digits?: string;
  readonly tones?: readonly ToneLevel[];
  /** Decibels of full scale. */
  readonly level?: number;
}

export interface StepContext {
  readonly watch: TelephoneWatch;
  /** Of the carrier: it says how long something rings. Sound runs by that of the machine. */
  readonly clock: Clock;
  readonly speaker: Speaker;
}

type Named<Name extends StepName> = Extract<Step, { do: Name }>;
type Act<Name extends StepName> = (
  step: Named<Name>,
  context: StepContext,
) => StepResult | void | Promise<StepResult | void>;

const FRAME_MS = 20;
/** A key and the pause after it, as they are sent. */
const KEY_MS = 200;
/** What a sound may take longer than it is. */
const SLACK_MS = 5_000;
const MAX_PLAYED_SECONDS = 60;
const MAX_SAID_MS = MAX_PLAYED_SECONDS * 1_000;

const ACTS: { readonly [Name in StepName]: Act<Name> } = {
  call: async ({ to, withinMs }, { watch, clock }) => {
    watch.telephone.call(to);
    await watch.until(() => isTalking(watch), { clock, withinMs, needsCall: true });
  },
  'wait-for-call': async ({ withinMs }, { watch, clock }) => {
    const isRinging = (): true | undefined => watch.telephone.state === 'ringing' || undefined;
    await watch.until(isRinging, { clock, withinMs, needsCall: false });
  },
  answer: async ({ afterMs }, context) => {
    await ringFor(afterMs, context);
    context.watch.telephone.answer();
  },
  decline: async ({ afterMs }, context) => {
    await ringFor(afterMs, context);
    context.watch.telephone.decline();
  },
  play: ({ wav }, { watch }) => say(watch, playable(wav), MAX_SAID_MS),
  say: async ({ text }, { watch, speaker }) => say(watch, await speaker.say(text), MAX_SAID_MS),
  tone: ({ hz, ms }, { watch }) => say(watch, forMs(toneSound(hz), ms), ms),
  wait: ({ ms }, { watch }) => pass(watch, ms, false),
  press: async ({ digits }, { watch }) => {
    watch.telephone.press(digits);
    // Whoever has heard enough may hang up meanwhile.
    await pass(watch, digits.length * KEY_MS, false);
  },
  'hear-digits': async ({ count, until, withinMs }, { watch }) => {
    const heard = (): string | undefined => {
      const at = until === undefined ? count : watch.digits.indexOf(until) + 1;
      return at > 0 && watch.digits.length >= at ? watch.digits.slice(0, at) : undefined;
    };
    const digits = await watch.until(heard, { clock: systemClock, withinMs, needsCall: true });
    watch.digits = watch.digits.slice(digits.length);
    return { digits };
  },
  'hear-tone': async ({ hz, dB, forMs: ms, withinMs }, { watch }) => {
    const { heard } = watch.telephone;
    const loud = (): ToneLevel | undefined => {
      const level = heard.tone(hz, ms / FRAME_MS);
      return heard.ms >= ms && level.dB >= dB ? level : undefined;
    };
    const level = await watch.until(loud, { clock: systemClock, withinMs, needsCall: true });
    return { tones: [level] };
  },
  'hear-sound': (step, context) => hearLevel(step, context, (level) => level >= step.dB),
  'hear-silence': (step, context) => hearLevel(step, context, (level) => level <= step.dB),
  measure: async ({ tones, ms }, { watch }) => {
    await pass(watch, ms, true);
    const { heard } = watch.telephone;
    const frames = ms / FRAME_MS;
    return { level: heard.level(frames), tones: tones.map((hz) => heard.tone(hz, frames)) };
  },
  record: ({ seconds }, { watch }) => void (watch.recording = new Recording(seconds)),
  'hang-up': (_step, { watch }) => watch.telephone.hangUp(),
  drop: (_step, { watch }) => watch.telephone.drop(),
  'wait-for-end': async ({ withinMs }, { watch, clock }) => {
    const isOver = (): true | undefined => watch.telephone.isIdle || undefined;
    await watch.until(isOver, { clock, withinMs, needsCall: false });
  },
};

/** @throws StepFailure, PlatformError `wrong-moment` */
export async function take(
  step: Script['steps'][number],
  context: StepContext,
): Promise<StepResult> {
  const act = ACTS[step.do] as Act<StepName>;
  return (await act(step as never, context)) ?? {};
}

const isTalking = ({ telephone }: TelephoneWatch): true | undefined =>
  telephone.state === 'talking' || undefined;

/** Lets it ring; fails where the caller hangs up meanwhile. */
const ringFor = (ms: number, { watch, clock }: StepContext): Promise<void> =>
  watch.pass(ms, { clock, needsCall: true });

const pass = (watch: TelephoneWatch, ms: number, needsCall: boolean): Promise<void> =>
  watch.pass(ms, { clock: systemClock, needsCall });

/** Waits until what is heard is as loud as it has to be, for so long. */
async function hearLevel(
  { forMs: ms, withinMs }: Named<'hear-sound' | 'hear-silence'>,
  { watch }: StepContext,
  isSo: (level: number) => boolean,
): Promise<StepResult> {
  const { heard } = watch.telephone;
  const measured = (): number | undefined => {
    const level = heard.level(ms / FRAME_MS);
    return heard.ms >= ms && isSo(level) ? level : undefined;
  };
  const level = await watch.until(measured, { clock: systemClock, withinMs, needsCall: true });
  return { level };
}

async function say(watch: TelephoneWatch, sound: Sound, ms: number): Promise<void> {
  if (watch.telephone.state !== 'talking') throw new StepFailure('no-call');
  let isOver = false;
  const end: Sound = () => {
    isOver = true;
    return undefined;
  };
  using _speaking = watch.telephone.speak(inTurn(sound, end));
  const withinMs = ms + SLACK_MS;
  await watch.until(() => isOver || undefined, { clock: systemClock, withinMs, needsCall: true });
}

function playable(wav: string): Sound {
  try {
    return wavSound(Buffer.from(wav, 'base64'), MAX_PLAYED_SECONDS);
  } catch {
    throw new StepFailure('not-playable');
  }
}
