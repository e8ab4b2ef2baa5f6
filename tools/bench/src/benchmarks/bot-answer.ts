import type { Benchmark } from '../benchmark.ts';
import { startBareScript } from '../bots/bare-script.ts';
import { Caller } from '../bots/caller.ts';
import type { Line } from '../bots/caller.ts';
import type { Passed, Relay } from '../bots/relay.ts';
import { startBots } from '../bots/start-bots.ts';
import type { Bots } from '../bots/start-bots.ts';
import { median } from '../measure.ts';
import { OURS, startPhonePlane, THEIRS } from '../phone/phone-plane.ts';

const ROUNDS = 7;
/** What the reception says to whoever chooses orders. */
const SAID = 'What are the four digits of your order? Please enter them with the keys.';

/** From a key, in milliseconds. */
interface Stages {
  /** Until the bots are told of it: the key itself, what is sent of it again, and its recognition. */
  readonly told: number;
  /** From there until they have answered that. */
  readonly taken: number;
  /** From there, that is from being told, until the data plane is asked to say something. */
  readonly asked: number;
  /** From there until it is heard. */
  readonly heard: number;
}

export const botAnswer: Benchmark = {
  name: 'bot-answer',
  ratio:
    'milliseconds from a key to the first sound of the bot, less those of a script that plays a file (no ratio)',
  goal: { limit: 150, better: 'lower' },
  async run(scope, note) {
    const { plane, trunk, sipPort } = await startPhonePlane(scope);
    const bots = await startBots(scope, plane, OURS[0]);
    await startBareScript(scope, plane, OURS[1], SAID);
    const lineTo = (to: string): Line => ({ trunk, sipPort, own: THEIRS, to });
    const taken: { ours: number[]; bare: number[]; stages: Stages[] } = {
      ...{ ours: [], bare: [], stages: [] },
    };
    for (let round = 0; round <= ROUNDS; round++) {
      const stages = await askBot(lineTo(OURS[0]), bots);
      const bare = await askBare(lineTo(OURS[1]));
      // The first ones warm everything up.
      if (round === 0) continue;
      taken.stages.push(stages);
      taken.ours.push(stages.told + stages.asked + stages.heard);
      taken.bare.push(bare);
    }
    for (const stage of ['told', 'taken', 'asked', 'heard'] as const)
      note(`bot-answer: ${stage} ${median(taken.stages.map((one) => one[stage])).toFixed(1)} ms`);
    note(`bot-answer: ${median(taken.ours).toFixed(1)} ms in all`);
    note(`bot-answer: ${median(taken.bare).toFixed(1)} ms by the script`);
    return taken.ours.map((ms, round) => ms - taken.bare[round]!);
  },
};

/** Hears the question of the bot to its end, and chooses. */
async function askBot(line: Line, { told, asked }: Bots): Promise<Stages> {
  await using caller = await Caller.call(line);
  await caller.speaks();
  await caller.isSilent();
  const telling = nextOf(told, ({ body }) => body.includes('RecognizeCompleted'));
  const asking = nextOf(asked, ({ path }) => path.includes(':recognize'));
  const speaking = caller.speaks();
  const pressedMs = performance.now();
  caller.press('1');
  const [event, request, heardMs] = await Promise.all([telling, asking, speaking]);
  return {
    told: event.cameMs - pressedMs,
    taken: event.answeredMs - event.cameMs,
    asked: request.cameMs - event.cameMs,
    heard: heardMs - request.cameMs,
  };
}

async function askBare(line: Line): Promise<number> {
  await using caller = await Caller.call(line);
  await caller.speaks();
  await caller.isSilent();
  const speaking = caller.speaks();
  const pressedMs = performance.now();
  caller.press('1');
  return (await speaking) - pressedMs;
}

function nextOf(relay: Relay, isWanted: (passed: Passed) => boolean): Promise<Passed> {
  return new Promise((resolve) => {
    relay.onPassed = (passed) => {
      if (isWanted(passed)) resolve(passed);
    };
  });
}
