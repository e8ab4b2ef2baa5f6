import { answered, conversation, startBots, THEIRS } from './_bots.ts';
import type { Started } from './_bots.ts';
import { ALICE, BOT_USER, messageEvent, startInThreads, threadEvent } from './_chat.ts';
import { calls, fails, says, startModel, streams } from './_model.ts';
import type { Answer } from './_model.ts';

const WORDS = 'where the heck did my parcel go';
const limits = { requestsADay: 100, tokensADay: 1_000_000 };
const meansOrder = calls({ choice: 'order', confidence: 0.95 });
const meansNothing = calls({ confidence: 0 });
const never: Answer = () => undefined;
/** What a reserved request costs where nobody knows. */
const RESERVED = 4_000;

async function startModelled(answers: readonly Answer[], allowed: Partial<typeof limits> = {}) {
  const model = await startModel(...answers);
  const modelled = { url: model.url, name: 'small', limits: { ...limits, ...allowed } };
  const started = await startInThreads({}, { model: modelled });
  const close = async (): Promise<void> => {
    await started[Symbol.asyncDispose]();
    model[Symbol.dispose]();
  };
  return { ...started, model, [Symbol.asyncDispose]: close };
}

type Threaded = Awaited<ReturnType<typeof startInThreads>>;

const spent = ({ database }: Started) =>
  database.client.modelDay.findUnique({ where: { day: '2026-11-30' } });
const noneLeft = async ({ database }: Started): Promise<void> =>
  expect(await database.client.saidInput.count()).toBe(0);

test.each<[string, Answer]>([
  ['at once', meansOrder],
  ['as a stream', streams({ choice: 'order', confidence: 0.95 })],
])('what rules do not understand, a model does that answers %s', async (_, answer) => {
  await using started = await startModelled([answer]);
  const { chat, tell } = started;
  await tell(threadEvent(ALICE, BOT_USER));
  await tell(messageEvent(WORDS));
  expect(chat.last?.text).toContain('digits of your order');
  const { turns } = await conversation(started);
  // It is shown what was said, and what it was taken for; never as sure as a rule is.
  expect(turns.at(-1)).toMatchObject({
    ...{ kind: 'said', heard: WORDS, understood: 'Orders', confidence: 0.9, problem: null },
    timings: { model: expect.any(Number) as number },
  });
  expect(await spent(started)).toMatchObject({
    ...{ requests: 1, failed: 0, refused: 0, tokensIn: 210, tokensOut: 12 },
  });
  await noneLeft(started);
});

test('what rules understand, no model is asked', async () => {
  await using started = await startModelled([meansOrder]);
  const { model, chat, tell } = started;
  await tell(threadEvent(ALICE, BOT_USER));
  for (const text of ['hello', 'order', 'A-1001', 'what?', 'yes', 'no'])
    await tell(messageEvent(text));
  // "What?" answers whether the order is the right one: a yes or no is not guessed.
  expect(model.asked).toEqual([]);
  expect(chat.last?.text).toContain('Goodbye');
});

test('who begins with what they want is understood, or has been greeted', async () => {
  await using started = await startModelled([meansOrder, meansNothing]);
  const { chat, tell, model } = started;
  const putInto = { botId: 'reception', threads: ['19:one@thread.v2'] };
  await started.as('dana', 'admin').bots.put.mutate(putInto);
  await tell(messageEvent(WORDS));
  expect(chat.last?.text).toContain('digits of your order');
  for (const text of ['A-1001', 'yes', 'no', 'blah blah']) await tell(messageEvent(text));
  expect(model.asked).toHaveLength(2);
  expect(chat.last?.text).toBe('Hello there, and welcome.\nHow can I help?');
});

test.each<[string, Answer, object]>([
  ['understands nothing', meansNothing, { failed: 0, tokensIn: 210 }],
  ['names no answer', calls({ choice: 'delete-everything', confidence: 1 }), { failed: 0 }],
  ['says garbage', says('You want your order!'), { failed: 1, tokensIn: RESERVED }],
  ['is busy', fails(429), { failed: 1, tokensIn: 0, tokensOut: 0 }],
  ['is broken', fails(503), { failed: 1, tokensIn: RESERVED }],
  ['sends too much', (response) => void response.end('x'.repeat(1_000_000)), { failed: 1 }],
])('where a model %s the rules stand', async (_, answer, cost) => {
  await using started = await startModelled([answer]);
  const { chat, tell } = started;
  await tell(threadEvent(ALICE, BOT_USER));
  await tell(messageEvent(WORDS));
  expect(chat.last?.text).toBe('Sorry, I did not understand.\nHow can I help?');
  const { turns } = await conversation(started);
  expect(turns.at(-1)).toMatchObject({ heard: WORDS, problem: 'no-match', confidence: 1 });
  expect(await spent(started)).toMatchObject({ requests: 1, ...cost });
  expect(started.lines.join('')).not.toContain('parcel');
  await noneLeft(started);
});

test('a caller is kept waiting for two seconds at most, and what comes later is not believed', async () => {
  using model = await startModel(never);
  await using started = await startBots({}, { model: { url: model.url, name: 'small', limits } });
  const call = await answered(started);
  await call.tell('CallConnected');
  const heard = model.heard();
  const { operationContext } = started.calls.last!;
  const speech = { operationContext, speechResult: { speech: WORDS, confidence: 0.8 } };
  const completed = { type: 'Microsoft.Communication.RecognizeCompleted', data: speech };
  const data = { ...speech, callConnectionId: 'connection-1' };
  await call.post({ ...completed, data }, { ...completed, data });
  await heard;
  await started.clock.advance(1_999);
  expect(started.calls.spoken).toHaveLength(1);
  await started.clock.advance(1);
  await started.settle();
  expect(started.calls.said).toContain('Sorry, I did not understand.');
  expect(started.calls.spoken).toHaveLength(2);
  expect(model.asked).toHaveLength(1);
  expect(started.lines.join('')).toContain('model-late');
  expect(await spent(started)).toMatchObject({ failed: 1, tokensIn: RESERVED });
});

test('a message that is delivered again is asked about once, and changes the conversation once', async () => {
  await using started = await startModelled([meansOrder]);
  const { chat, tell, deliver, model } = started;
  await tell(threadEvent(ALICE, BOT_USER));
  const message = messageEvent(WORDS, { messageId: '17' });
  await Promise.all([deliver(message), deliver({ ...message, id: 'another' })]);
  await started.settle();
  await tell({ ...message, id: 'a third' });
  expect(model.asked).toHaveLength(1);
  expect(chat.said).toHaveLength(2);
});

test('who goes on meanwhile is answered for what they said last', async () => {
  let answerNow: () => void = () => undefined;
  const held: Answer = (response, request) => (answerNow = () => meansOrder(response, request));
  await using started = await startModelled([held]);
  const { chat, tell, deliver, model } = started;
  await tell(threadEvent(ALICE, BOT_USER));
  const heard = model.heard();
  await deliver(messageEvent(WORDS));
  await heard;
  await deliver(messageEvent('opening hours'));
  while (chat.said.length < 2) await new Promise((done) => setImmediate(done));
  answerNow();
  await started.settle();
  const { turns } = await conversation(started);
  expect(turns.map(({ understood }) => understood)).not.toContain('Orders');
  expect(chat.said.map(({ text }) => text).join()).toContain('We are open now');
});

test('a model is told nothing of who it is, nor of a secret, and no long numbers', async () => {
  await using started = await startModelled([meansNothing]);
  const { tell, model, database } = started;
  await tell(threadEvent(ALICE, BOT_USER));
  const [row] = await database.client.conversation.findMany();
  const state = row!.state as { facts: object };
  const facts = { ...state.facts, name: 'Kai Lee' };
  await database.client.conversation.update({
    where: { id: row!.id },
    data: { state: { ...state, facts } },
  });
  await tell(messageEvent(`kai lee here, ring ${THEIRS} or a@b.example, it is about my thing`));
  const { text } = model.asked[0]!;
  expect(text).toContain('… here, ring … or …, it is about my thing');
  for (const secret of ['Lee', '4255550111', 'b.example', ALICE, row!.id])
    expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
});

test('what a day, and a conversation, may cost is bounded: rules decide then', async () => {
  await using aDay = await startModelled([meansNothing], { requestsADay: 1 });
  await aDay.tell(threadEvent(ALICE, BOT_USER));
  await aDay.tell(messageEvent(WORDS));
  await aDay.tell(messageEvent(WORDS));
  expect(aDay.model.asked).toHaveLength(1);
  expect(await spent(aDay)).toMatchObject({ requests: 1, refused: 1, tokensIn: 210 });
  await aDay.clock.advance(24 * 60 * 60_000);
  await aDay.tell(messageEvent(WORDS));
  expect(aDay.model.asked).toHaveLength(2);

  await using tokens = await startModelled([meansNothing], { tokensADay: RESERVED });
  await tokens.tell(threadEvent(ALICE, BOT_USER));
  await tokens.tell(messageEvent(WORDS));
  await tokens.tell(messageEvent(WORDS));
  expect(tokens.model.asked).toHaveLength(1);

  await using talk = await startModelled([meansNothing]);
  await talk.tell(threadEvent(ALICE, BOT_USER));
  await talk.database.client.conversation.updateMany({ data: { modelRequests: 20 } });
  await talk.tell(messageEvent(WORDS));
  expect(talk.model.asked).toEqual([]);
  expect(talk.chat.last?.text).toContain('did not understand');
  expect(await spent(talk)).toMatchObject({ requests: 0, refused: 1, tokensIn: 0 });
});

test('a model that fails three times is left alone for a while', async () => {
  await using started = await startModelled([fails(503), fails(503), fails(503), meansOrder]);
  const { tell, model, clock, chat } = started;
  for (let time = 0; time < 4; time++) {
    await tell(threadEvent(ALICE, BOT_USER));
    await tell(messageEvent(WORDS));
  }
  expect(model.asked).toHaveLength(3);
  await clock.advance(30_000);
  await tell(messageEvent('no'), messageEvent('hello'));
  await tell(messageEvent(WORDS));
  expect(model.asked).toHaveLength(4);
  expect(chat.said.length).toBeGreaterThan(4);
});

test.each(['that is gone', 'by a process that died'])(
  'what was left to a model %s is taken by rules',
  async (what) => {
    using model = await startModel(meansOrder);
    const modelled = { model: { url: model.url, name: 'small', limits } };
    await using started = await startInThreads({}, what === 'that is gone' ? {} : modelled);
    await leftBehind(started);
    expect(started.chat.last?.text).toContain('did not understand');
    expect(model.asked).toEqual([]);
    await noneLeft(started);
  },
);

/** Words that somebody has said a while ago, with the job that takes them in. */
async function leftBehind({ tell, database, clock, settle }: Threaded): Promise<void> {
  await tell(threadEvent(ALICE, BOT_USER));
  const { id: conversationId, turn } = await database.client.conversation.findFirstOrThrow();
  const said = { conversationId, inputId: 'one', turn, isOpening: false, at: new Date(0) };
  const input = { kind: 'said', text: WORDS, confidence: 1 };
  await database.client.saidInput.create({ data: { ...said, input } });
  const payload = { conversationId, inputId: 'one' };
  await database.client.job.create({
    data: { kind: 'said.take', key: 'one', payload, dueMs: 0n, createdMs: 0n },
  });
  await clock.advance(60_000);
  await settle();
}

test('staff see what the model has cost, and that none is asked', async () => {
  await using started = await startBots();
  const ann = started.as('ann', 'auditor');
  await expect(ann.models.spend.query()).resolves.toEqual({
    ...{ today: '2026-11-30', limits: null, days: [] },
  });
  await started.database.client.modelDay.create({ data: { day: '2026-11-30', requests: 2 } });
  await expect(ann.models.spend.query()).resolves.toMatchObject({
    days: [{ day: '2026-11-30', requests: 2, failed: 0, tokensIn: 0 }],
  });
});
