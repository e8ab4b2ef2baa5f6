/**
 * What services say in calls, in a process of its own: nothing that the data plane does delays a frame,
 * and no file that is played delays the data plane.
 */
import { readFile } from 'node:fs/promises';
import { readWav, Ticker } from '@switchboard/audio';
import type { WavSound } from '@switchboard/audio';
import { isPlatformError, systemClock } from '@switchboard/kernel';
import { serveParent } from '../../../platform/supervised/serve-parent.ts';
import { CallAudio } from '../audio/call-audio.ts';
import { Questions } from '../audio/questions.ts';
import { Ear } from './ear.ts';
import { PromptPlayer } from './prompt-player.ts';
import type {
  Begin,
  Command,
  FailureKind,
  ListeningStart,
  Prompt,
  PromptPart,
  RecordingStart,
  SoundMessage,
} from './protocol.ts';
import { Recorder } from './recorder.ts';
import { Streams } from './streams/streams.ts';
import { sum } from './sum.ts';

interface Sound {
  readonly audio: CallAudio;
  readonly player: PromptPlayer;
  readonly streams: Streams;
  recorder?: Recorder;
  /** Of whom it listens to. */
  ear?: Ear | undefined;
}

/** One that is of no use as a file; its message is its place among those of a prompt. */
class FileProblem extends Error {}

const sounds = new Map<number, Sound>();
const questions = new Questions((ask, question, sound) =>
  say({ say: 'ask', sound, ask, question }),
);
let ticker: Ticker | undefined;

const say = serveParent<Begin, Command, SoundMessage, FailureKind>({ begin, run, kindOf });

async function begin(): Promise<void> {
  ticker?.[Symbol.dispose]();
  ticker = new Ticker({ clock: systemClock, onTick: tick, onError: crash });
}

/** One that fails does not keep the others from their frame. */
function tick(): void {
  for (const [sound, one] of sounds) {
    try {
      tickOne(one);
    } catch (error) {
      say({ say: 'failed', sound, message: String(error) });
    }
  }
}

function tickOne({ audio, player, recorder, ear, streams }: Sound): void {
  if (recorder) return recorder.tick(audio);
  const { isConnected } = audio;
  const spoken = sum(player.tick(isConnected), streams.speak(isConnected));
  if (!ear && streams.size === 0) return void audio.tick(spoken);
  const voices = audio.tickEach(spoken);
  ear?.tick(voices.get(ear.user));
  streams.hear(voices);
}

function crash(error: unknown): void {
  throw error;
}

async function run(command: Command): Promise<undefined> {
  switch (command.do) {
    case 'open':
      sounds.set(command.sound, open(command));
      return;
    case 'reply':
      questions.replied(command.ask, command.reply);
      return;
    case 'hear':
      sounds.get(command.sound)?.audio.hear(command.event);
      return;
    case 'play':
      return play(command.sound, command.prompt);
    case 'append':
      return append(command.sound, command.part);
    case 'listen':
      listen(command.sound, command.listening);
      return;
    case 'stop':
      sounds.get(command.sound)?.player.stop();
      return;
    case 'record':
      return record(command.sound, command.recording);
    case 'pause':
      sounds.get(command.sound)?.recorder?.pause(command.on);
      return;
    case 'finish':
      return finish(command.sound);
    case 'stream':
    case 'write':
    case 'end-stream':
      sounds.get(command.sound)?.streams.run(command);
      return;
    case 'close':
      return close(command.sound);
  }
}

function open({ sound, speaks }: Extract<Command, { do: 'open' }>): Sound {
  const failed = (error: unknown): void => say({ say: 'failed', sound, message: String(error) });
  const audio = new CallAudio(questions.signallingOf(sound), { failed }, speaks);
  const player = new PromptPlayer({
    began: (prompt) => say({ say: 'began', sound, prompt }),
    played: (prompt) => say({ say: 'played', sound, prompt }),
    unheard: (prompt) => say({ say: 'unheard', sound, prompt }),
  });
  const streams = new Streams((stream, news) => say({ say: 'streamed', sound, stream, news }));
  return { audio, player, streams };
}

async function play(sound: number, { files, ...prompt }: Prompt): Promise<undefined> {
  const read = await Promise.all(files.map(readSound));
  sounds.get(sound)?.player.play(prompt, read);
}

async function append(sound: number, { number, file }: PromptPart): Promise<undefined> {
  const read = file === undefined ? undefined : await readSound(file, 0);
  sounds.get(sound)?.player.append(number, read);
}

function listen(sound: number, start: ListeningStart | undefined): void {
  const one = sounds.get(sound);
  if (!one) return;
  const listening = start?.number ?? 0;
  one.ear =
    start &&
    new Ear(start.user, start.endSilenceMs, {
      spoke: () => say({ say: 'spoke', sound, listening }),
      said: (pcm) => say({ say: 'said', sound, listening, pcm }),
    });
}

async function readSound(path: string, place: number): Promise<WavSound> {
  try {
    return readWav(await readFile(path));
  } catch (error) {
    throw isPlatformError(error) ? new FileProblem(String(place)) : error;
  }
}

async function record(sound: number, start: RecordingStart): Promise<undefined> {
  const recorder = await Recorder.open(start, {
    full: () => say({ say: 'full', sound }),
    unwritten: () => say({ say: 'unwritten', sound }),
  });
  const one = sounds.get(sound);
  if (one) one.recorder = recorder;
  else await recorder[Symbol.asyncDispose]();
}

async function finish(sound: number): Promise<undefined> {
  await sounds.get(sound)?.recorder?.[Symbol.asyncDispose]();
}

async function close(sound: number): Promise<undefined> {
  const one = sounds.get(sound);
  sounds.delete(sound);
  one?.streams[Symbol.dispose]();
  await Promise.all([one?.audio[Symbol.asyncDispose](), one?.recorder?.[Symbol.asyncDispose]()]);
}

function kindOf(error: unknown): FailureKind {
  return error instanceof FileProblem ? 'file' : 'unknown';
}
