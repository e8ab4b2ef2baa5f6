import { randomUUID } from 'node:crypto';
import { systemClock } from '@switchboard/kernel';
import { z } from 'zod';
import { every } from '../clock/every.ts';
import type { ProcessBus } from './bus.ts';
import { topic } from './topic.ts';

/** Well before an entry is forgotten. */
const RENEW_MS = 12 * 3_600_000;
/** Who says nothing for so long is left out. */
const WITHIN_MS = 1_000;

export interface Gathered<Answer> {
  readonly answers: readonly Answer[];
  /** Of so many processes nothing came in time. */
  readonly missing: number;
}

/** Asks all processes that have something to say. */
export interface Gathering<Question, Answer> extends AsyncDisposable {
  ask(question: Question): Promise<Gathered<Answer>>;
}

export interface GatheringOptions<Question, Answer> {
  /** What it is about, among everything that processes tell each other. */
  readonly name: string;
  readonly question: z.ZodType<Question>;
  readonly answer: z.ZodType<Answer>;
  /** Absent where this process has nothing to say. */
  readonly answerTo?: ((question: Question) => Promise<Answer>) | undefined;
  readonly onError: (error: unknown) => void;
}

interface Waiting<Answer> {
  readonly answers: Answer[];
  readonly missing: number;
  readonly complete: () => void;
}

export async function openGathering<Question, Answer>(
  bus: ProcessBus,
  { name, question, answer, answerTo, onError }: GatheringOptions<Question, Answer>,
): Promise<Gathering<Question, Answer>> {
  const asked = topic(`${name}-asked`, z.object({ id: z.string(), from: z.string(), question }));
  const answered = topic(`${name}-answered`, z.object({ id: z.string(), answer }));
  const waiting = new Map<string, Waiting<Answer>>();
  const hearing = [bus.subscribe(answered, (one) => receive(waiting.get(one.id), one.answer))];
  if (answerTo) {
    const reply = async (id: string, from: string, given: Question): Promise<void> =>
      bus.send(from, answered, { id, answer: await answerTo(given) });
    hearing.push(
      bus.subscribe(asked, (one) => void reply(one.id, one.from, one.question).catch(onError)),
    );
  }
  const enter = () => bus.directory.enter(name, bus.self);
  const renewing = answerTo && every(systemClock, RENEW_MS, enter, onError);
  if (answerTo) await enter();
  return {
    async ask(given) {
      const places = (await bus.directory.find([name])).get(name) ?? [];
      const id = randomUUID();
      const answers: Answer[] = [];
      const { promise, resolve } = Promise.withResolvers<void>();
      using _deadline = systemClock.after(WITHIN_MS, resolve);
      waiting.set(id, { answers, missing: places.length, complete: resolve });
      bus.publish(asked, { id, from: bus.self, question: given });
      if (places.length > 0) await promise;
      waiting.delete(id);
      return { answers, missing: Math.max(0, places.length - answers.length) };
    },
    async [Symbol.asyncDispose]() {
      for (const subscription of hearing) subscription[Symbol.dispose]();
      await renewing?.[Symbol.asyncDispose]();
      if (answerTo) await bus.directory.leave(name, bus.self).catch(onError);
    },
  };
}

function receive<Answer>(waiting: Waiting<Answer> | undefined, one: Answer): void {
  if (!waiting) return;
  waiting.answers.push(one);
  if (waiting.answers.length >= waiting.missing) waiting.complete();
}
