import { Scope } from '@switchboard/kernel';
import type { Benchmark } from './benchmark.ts';
import { agentMemory } from './benchmarks/agent-memory.ts';
import { botAnswer } from './benchmarks/bot-answer.ts';
import { botCalls } from './benchmarks/bot-calls.ts';
import { callSetup } from './benchmarks/call-setup.ts';
import { crowd } from './benchmarks/crowd.ts';
import { file, peers, positions, positionsLate } from './benchmarks/data.ts';
import { eventGrowth, eventHandOver } from './benchmarks/events.ts';
import { fanOut } from './benchmarks/fan-out.ts';
import { forwarding } from './benchmarks/forwarding.ts';
import { mediaEcho } from './benchmarks/media-echo.ts';
import { memory } from './benchmarks/memory.ts';
import { pageDeep, pageFirst, threadGrowth } from './benchmarks/page-growth.ts';
import { peopleDeep, peopleFirst, peopleSearch } from './benchmarks/people.ts';
import { phoneLeg } from './benchmarks/phone-leg.ts';
import { phoneIn, phoneOut } from './benchmarks/phone-delay.ts';
import { phoneLegs } from './benchmarks/phone-legs.ts';
import { phoneLine } from './benchmarks/phone-line.ts';
import { phoneRing, phoneTalk } from './benchmarks/phone-setup.ts';
import { pushRing } from './benchmarks/push-ring.ts';
import { pushStorm } from './benchmarks/push-storm.ts';
import { recordingMp3, recordingWav } from './benchmarks/recording.ts';
import { relay } from './benchmarks/relay.ts';
import { signalling } from './benchmarks/signalling.ts';
import { threads } from './benchmarks/threads.ts';
import { texts } from './benchmarks/texts.ts';
import { tokens } from './benchmarks/tokens.ts';
import { row, summarise } from './measure.ts';

const benchmarks: readonly Benchmark[] = [
  tokens,
  fanOut,
  crowd,
  pageFirst,
  pageDeep,
  threadGrowth,
  memory,
  threads,
  callSetup,
  signalling,
  agentMemory,
  relay,
  forwarding,
  peopleFirst,
  peopleSearch,
  peopleDeep,
  positions,
  positionsLate,
  file,
  peers,
  texts,
  eventHandOver,
  eventGrowth,
  phoneLeg,
  phoneRing,
  phoneTalk,
  phoneIn,
  phoneOut,
  phoneLine,
  phoneLegs,
  pushRing,
  pushStorm,
  mediaEcho,
  recordingWav,
  recordingMp3,
  botAnswer,
  botCalls,
];
const asked = process.argv.slice(2);
const names = benchmarks.map(({ name }) => name);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  throw new TypeError(
    `no benchmark is called ${unknown.join(', ')}; there are ${names.join(', ')}`,
  );
}

for (const benchmark of benchmarks) {
  if (asked.length > 0 && !asked.includes(benchmark.name)) continue;
  await using scope = new Scope();
  const ratios = await benchmark.run(scope, (line) => console.log(`  ${line}`));
  if (ratios.length === 0) continue;
  console.log(`${row(benchmark.name, benchmark.goal, summarise(ratios))}  ${benchmark.ratio}`);
}
