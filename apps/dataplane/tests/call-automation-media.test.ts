import { DtmfTone } from '@azure/communication-call-automation';
import type {
  CallConnection,
  CallMediaRecognizeDtmfOptions,
} from '@azure/communication-call-automation';
import { application, automationClient } from './_callbacks.ts';
import type { Application } from './_callbacks.ts';
import { Callers } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { raw, refused, soundProcess } from './_harness.ts';
import type { Running } from './_harness.ts';
import { phoneOn, startWithPhone } from './_phone.ts';
import { servePrompts } from './_prompts.ts';
import type { Prompts } from './_prompts.ts';
import { OURS } from './_sms.ts';
import { TestTrunk, TrunkPhone } from './_trunk.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

const LOUD = 2_500;
const QUIET = LOUD / 5;
/** Of whoever speaks, and of prompts. */
const TONES = { alice: 400, bob: 1_100, phone: 700, prompt: 1_700, music: 2_300 } as const;
const NUMBER = '+14255550123';

let trunk: TestTrunk;
let running: Running;
let prompts: Prompts;
let callers: Callers;
let app: Application;

beforeAll(async () => {
  trunk = await TestTrunk.open();
  running = await startWithPhone(phoneOn(trunk.port, [28_840, 28_879]));
  prompts = await servePrompts();
});
beforeEach(async () => {
  callers = new Callers();
  app = await application();
});
afterEach(async () => {
  await callers[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});
afterAll(async () => {
  await prompts?.[Symbol.asyncDispose]();
  await running?.[Symbol.asyncDispose]();
  await trunk?.[Symbol.asyncDispose]();
});

const user = (id: string) => ({ communicationUserId: id });

type Options = Omit<CallMediaRecognizeDtmfOptions, 'kind'>;

interface InCall extends AsyncDisposable {
  readonly connection: CallConnection;
  readonly people: readonly Caller[];
  readonly voices: readonly VoiceClient[];
}

/** An application in a call with pages that say their tones. */
async function callWith(...hz: readonly number[]): Promise<InCall> {
  const people = await Promise.all(hz.map((one) => callers.caller(running.plane, `${one}`)));
  const voices = people.map(({ client }, at) => new VoiceClient(client, hz[at]!));
  const client = automationClient(running.plane);
  const targets = people.map(({ id }) => user(id));
  const { callConnection, callConnectionProperties } = await client.createGroupCall(
    targets,
    app.url,
  );
  for (const { client: page } of people) {
    const { callId } = await page.next('call.incoming');
    await page.ask('call.accept', { callId });
  }
  const id = callConnectionProperties.callConnectionId;
  await app.next(
    'ParticipantsUpdated',
    (event) => event.callConnectionId === id && event.participants?.length === hz.length + 1,
  );
  return {
    ...{ connection: callConnection, people, voices },
    async [Symbol.asyncDispose]() {
      await callConnection.hangUp(true).catch(() => undefined);
      for (const voice of voices) await voice[Symbol.asyncDispose]();
    },
  };
}

/** The same with a telephone. */
async function callPhone() {
  const phone = await TrunkPhone.open(TONES.phone);
  const { callConnection } = await automationClient(running.plane).createCall(
    {
      targetParticipant: { phoneNumber: NUMBER },
      sourceCallIdNumber: { phoneNumber: OURS },
    },
    app.url,
  );
  await trunk.answer(await trunk.next(), phone);
  await app.next('CallConnected');
  return {
    ...{ connection: callConnection, phone, target: { phoneNumber: NUMBER } },
    async [Symbol.asyncDispose]() {
      await callConnection.hangUp(true).catch(() => undefined);
      await phone[Symbol.asyncDispose]();
    },
  };
}

describe('what an application plays', () => {
  test('is heard by everybody, to its end, and told of', async () => {
    await using call = await callWith(TONES.alice, TONES.bob);
    const [alice, bob] = call.voices as [VoiceClient, VoiceClient];
    const media = call.connection.getCallMedia();
    const source = prompts.tone(TONES.prompt, { rate: 24_000, seconds: 3 });
    await media.playToAll([source], { operationContext: 'greeting' });
    await until(
      'both hear it',
      () => alice.hears(TONES.prompt) > LOUD && bob.hears(TONES.prompt) > LOUD,
    );
    expect(await app.next('PlayStarted')).toMatchObject({ operationContext: 'greeting' });
    expect(await app.next('PlayCompleted')).toMatchObject({
      operationContext: 'greeting',
      resultInformation: { code: 200, subCode: 0 },
    });
    await until('nobody hears it', () => alice.hears(TONES.prompt) < QUIET);
    const { values = [] } = await call.connection.listParticipants();
    expect(values).toHaveLength(3);
  });

  test('to one is heard by nobody else, and others may be spoken to next', async () => {
    await using call = await callWith(TONES.alice, TONES.bob);
    const [alice, bob] = call.voices as [VoiceClient, VoiceClient];
    const [{ id }, { id: other }] = call.people as [Caller, Caller];
    const media = call.connection.getCallMedia();
    await media.playToAll([prompts.tone(900)]);
    await until('both hear the first', () => alice.hears(900) > LOUD && bob.hears(900) > LOUD);
    let overheard = 0;
    const watching = setInterval(() => {
      overheard = Math.max(overheard, bob.hears(TONES.prompt), alice.hears(TONES.music));
    }, 20);
    await media.play([prompts.tone(TONES.prompt, { seconds: 2 })], [user(id)]);
    await media.play([prompts.tone(TONES.music, { seconds: 2 })], [user(other)]);
    await until('alice is spoken to', () => alice.hears(TONES.prompt) > LOUD);
    await until('then bob is', () => bob.hears(TONES.music) > LOUD);
    clearInterval(watching);
    expect(overheard).toBeLessThan(QUIET);
  });

  test('repeats until it is cancelled, with what waits, or interrupted by another', async () => {
    await using call = await callWith(TONES.alice);
    const [alice] = call.voices as [VoiceClient];
    const media = call.connection.getCallMedia();
    const loop = { loop: true, operationContext: 'loop' };
    await media.playToAll([prompts.tone(TONES.music)], loop);
    await media.playToAll([prompts.tone(900)], { operationContext: 'queued' });
    await until('the loop is heard', () => alice.hears(TONES.music) > LOUD);
    await media.cancelAllOperations();
    for (const context of ['loop', 'queued']) {
      const cancelled = await app.next('PlayCanceled', (one) => one.operationContext === context);
      expect(cancelled.resultInformation).toMatchObject({ code: 400, subCode: 8508 });
    }
    await until('it is silent', () => alice.hears(TONES.music) < QUIET);

    await media.playToAll([prompts.tone(TONES.music)], { ...loop, operationContext: 'again' });
    await until('the loop is heard again', () => alice.hears(TONES.music) > LOUD);
    await media.playToAll([prompts.tone(TONES.prompt)], {
      ...{ interruptCallMediaOperation: true, operationContext: 'urgent' },
    });
    await app.next('PlayCanceled', (one) => one.operationContext === 'again');
    await until('the urgent one is heard', () => alice.hears(TONES.prompt) > LOUD);
    await app.next('PlayCompleted', (one) => one.operationContext === 'urgent');
  });

  test('fails with a code when it cannot be had, is no sound, or cannot be said', async () => {
    await using call = await callWith(TONES.alice);
    const media = call.connection.getCallMedia();
    const good = prompts.tone(900);
    const text = { kind: 'textSource', text: '你好', sourceLocale: 'zh-CN' } as const;
    const ssml = { kind: 'ssmlSource', ssmlText: '<speak>hush' } as const;
    for (const [source, subCode] of [
      [prompts.file('no', 403), 8536],
      [{ kind: 'fileSource', url: 'http://127.0.0.1:9/none.wav' } as const, 8536],
      [prompts.file('GIF89a'), 8535],
      [text, 8565],
      [ssml, 8565],
    ] as const) {
      const operationContext = crypto.randomUUID();
      await media.playToAll([good, source], { operationContext });
      const failed = await app.next(
        'PlayFailed',
        (one) => one.operationContext === operationContext,
      );
      expect(failed).toMatchObject({
        failedPlaySourceIndex: 1,
        resultInformation: { code: 400, subCode },
      });
    }
    expect(running.log.join('\n')).not.toContain('hush');
  });

  test('fails with its process, and the next has another', async () => {
    await using call = await callWith(TONES.alice);
    const [alice] = call.voices as [VoiceClient];
    const media = call.connection.getCallMedia();
    const loop = { loop: true, operationContext: 'lost' };
    await media.playToAll([prompts.tone(TONES.music)], loop);
    await until('it is heard', () => alice.hears(TONES.music) > LOUD);
    process.kill(soundProcess(running), 'SIGKILL');
    const failed = await app.next('PlayFailed', (one) => one.operationContext === 'lost');
    expect(failed.resultInformation).toMatchObject({ code: 500, subCode: 9999 });
    await media.playToAll([prompts.tone(TONES.prompt)], { operationContext: 'next' });
    await app.next('PlayCompleted', (one) => one.operationContext === 'next');
  });

  test('is fetched once for a cache id, and each time without', async () => {
    await using call = await callWith(TONES.alice);
    const media = call.connection.getCallMedia();
    const cached = prompts.tone(900, { seconds: 1, id: 'hello' });
    const plain = prompts.tone(900, { seconds: 1 });
    await media.playToAll([cached, cached, plain]);
    await media.playToAll([cached, plain], { operationContext: 'last' });
    await app.next('PlayCompleted', (one) => one.operationContext === 'last');
    const times = ({ url }: { url: string }) =>
      prompts.asked.get(new URL(url).pathname + '?secret=hush');
    expect([times(cached), times(plain)]).toEqual([1, 2]);
  });

  test('is refused from private addresses, to strangers, and where nothing is connected', async () => {
    await using call = await callWith(TONES.alice);
    const media = call.connection.getCallMedia();
    for (const url of [
      'http://10.0.0.1/x.wav',
      'https://169.254.169.254/x.wav',
      'ftp://localhost/x',
    ]) {
      await expect(media.playToAll([{ kind: 'fileSource', url }])).rejects.toEqual(
        refused(400, '8523'),
      );
    }
    const nobody = user('8:acs:nobody_x');
    await expect(media.play([prompts.tone(900)], [nobody])).rejects.toEqual(refused(400, '8523'));
    const { http } = running.plane;
    const id = (await call.connection.getCallConnectionProperties()).callConnectionId;
    for (const verb of ['play', 'recognize', 'cancelAllMediaOperations', 'hold', 'sendDtmfTones']) {
      const path = `${http}/calling/callConnections/${id}:${verb}?api-version=2026-03-12`;
      expect((await raw(path, { method: 'POST' })).status).toBe(401);
    }
    const dave = await callers.caller(running.plane, 'Dave');
    const ringing = await automationClient(running.plane).createCall(
      { targetParticipant: user(dave.id) },
      app.url,
    );
    const early = ringing.callConnection.getCallMedia().playToAll([prompts.tone(900)]);
    await expect(early).rejects.toEqual(refused(400, '8501'));
    await ringing.callConnection.hangUp(true);
  });
});

describe('what somebody presses', () => {
  const dtmf = { kind: 'callMediaRecognizeDtmfOptions' } as const;
  const press = async ({ client }: Caller, tones: string) => {
    const { callId } = await client.next('call.incoming');
    for (const tone of tones) {
      await client.ask('call.dtmf', { callId, tone: tone as '1' });
    }
  };

  test.each<[string, Options, string, number, string[]]>([
    ['as many as were asked for', { maxTonesToCollect: 3 }, '123', 8531, ['one', 'two', 'three']],
    ['until a stop tone', { stopDtmfTones: [DtmfTone.Pound] }, '4*#', 8514, ['four', 'asterisk']],
    ['until a pause', { interToneTimeoutInSeconds: 1 }, '56', 8532, ['five', 'six']],
  ])('is collected, %s', async (_how, options, tones, subCode, collected) => {
    await using call = await callWith(TONES.alice);
    const [alice] = call.people as [Caller];
    const media = call.connection.getCallMedia();
    await media.startRecognizing(user(alice.id), {
      ...{ ...dtmf, ...options, operationContext: 'digits' },
    });
    await press(alice, tones);
    expect(await app.next('RecognizeCompleted')).toMatchObject({
      ...{ operationContext: 'digits', recognitionType: 'dtmf', dtmfResult: { tones: collected } },
      resultInformation: { code: 200, subCode },
    });
  });

  test('by a telephone interrupts the prompt where that is asked for', async () => {
    await using call = await callPhone();
    const media = call.connection.getCallMedia();
    await media.startRecognizing(call.target, {
      ...{ ...dtmf, maxTonesToCollect: 2, interruptPrompt: true },
      playPrompt: prompts.tone(TONES.prompt, { seconds: 60 }),
    });
    await until('the prompt is heard', () => call.phone.hears(TONES.prompt) > LOUD);
    call.phone.leg.press('4');
    await until('the prompt is over', () => call.phone.hears(TONES.prompt) < QUIET);
    call.phone.leg.press('2');
    const { dtmfResult } = (await app.next('RecognizeCompleted')) as { dtmfResult?: object };
    expect(dtmfResult).toEqual({ tones: ['four', 'two'] });
  });

  test('during a prompt does not count where it does not interrupt it', async () => {
    await using call = await callWith(TONES.alice);
    const [alice] = call.people as [Caller];
    const [voice] = call.voices as [VoiceClient];
    await call.connection.getCallMedia().startRecognizing(user(alice.id), {
      ...{ ...dtmf, maxTonesToCollect: 1, interruptPrompt: false },
      ...{ initialSilenceTimeoutInSeconds: 60 },
      playPrompts: [prompts.tone(TONES.prompt)],
    });
    await until('the prompt is heard', () => voice.hears(TONES.prompt) > LOUD);
    await press(alice, '1');
    await until('the prompt is over', () => voice.hears(TONES.prompt) < QUIET);
    // What comes before its end is told to the application does not count.
    await until(
      'what is pressed now counts',
      async () => {
        await press(alice, '2');
        return app.got.some(({ event }) => event.kind === 'RecognizeCompleted');
      },
      { everyMs: 200 },
    );
    expect(await app.next('RecognizeCompleted')).toMatchObject({ dtmfResult: { tones: ['two'] } });
  });

  test('chooses, or is none of the choices', async () => {
    await using call = await callWith(TONES.alice);
    const [alice] = call.people as [Caller];
    const choices = [
      { label: 'Sales', phrases: ['sales'], tone: DtmfTone.One },
      { label: 'Support', phrases: ['support'], tone: DtmfTone.Two },
    ];
    const ask = () =>
      call.connection.getCallMedia().startRecognizing(user(alice.id), {
        ...{ kind: 'callMediaRecognizeChoiceOptions', choices },
      });
    await ask();
    await press(alice, '2');
    expect(await app.next('RecognizeCompleted')).toMatchObject({
      ...{ recognitionType: 'choices', choiceResult: { label: 'Support' } },
      resultInformation: { code: 200, subCode: 8533 },
    });
    await ask();
    await press(alice, '9');
    expect((await app.next('RecognizeFailed')).resultInformation).toMatchObject({
      ...{ code: 400, subCode: 8534 },
    });
  });

  test('fails when nothing is pressed, nothing can be, or words are needed', async () => {
    await using call = await callWith(TONES.alice, TONES.bob);
    const [alice, bob] = call.people as [Caller, Caller];
    const media = call.connection.getCallMedia();
    const failed = async (context: string) =>
      (await app.next('RecognizeFailed', (one) => one.operationContext === context))
        .resultInformation;
    const options = { ...dtmf, maxTonesToCollect: 1 };
    await media.startRecognizing(user(alice.id), {
      ...{ ...options, initialSilenceTimeoutInSeconds: 1, operationContext: 'silence' },
    });
    expect(await failed('silence')).toMatchObject({ code: 400, subCode: 8510 });
    await media.startRecognizing(user(alice.id), {
      ...{ kind: 'callMediaRecognizeSpeechOptions', operationContext: 'speech' },
    });
    expect(await failed('speech')).toMatchObject({ code: 400, subCode: 8565 });
    await media.startRecognizing(user(alice.id), {
      ...{ ...options, playPrompt: prompts.file('no', 404), operationContext: 'prompt' },
    });
    expect(await failed('prompt')).toMatchObject({ code: 400, subCode: 8511 });
    await media.startRecognizing(user(alice.id), {
      ...{ ...options, initialSilenceTimeoutInSeconds: 60, operationContext: 'cancelled' },
    });
    await media.cancelAllOperations();
    expect((await app.next('RecognizeCanceled')).resultInformation).toMatchObject({
      subCode: 8508,
    });
    await media.startRecognizing(user(bob.id), {
      ...{ ...options, initialSilenceTimeoutInSeconds: 60, operationContext: 'gone' },
    });
    const { callId } = await bob.client.next('call.incoming');
    await bob.client.ask('call.hangUp', { callId });
    expect(await failed('gone')).toMatchObject({ code: 404, subCode: 8522 });
  });

  test('is told of tone by tone, as long as that is asked for', async () => {
    await using call = await callWith(TONES.alice);
    const [alice] = call.people as [Caller];
    const media = call.connection.getCallMedia();
    await media.startContinuousDtmfRecognition(user(alice.id), { operationContext: 'keys' });
    await press(alice, '7D');
    const received = 'ContinuousDtmfRecognitionToneReceived';
    expect(await app.next(received, ({ tone }) => tone === 'seven')).toMatchObject({
      ...{ sequenceId: 1, operationContext: 'keys' },
    });
    expect(await app.next(received, ({ tone }) => tone === 'd')).toMatchObject({ sequenceId: 2 });
    await media.stopContinuousDtmfRecognition(user(alice.id));
    await app.next('ContinuousDtmfRecognitionStopped');
    await press(alice, '8');
    await alice.client.ask('call.update', {
      callId: (await alice.client.next('call.incoming')).callId,
      muted: true,
    });
    await app.next('ParticipantsUpdated', ({ sequenceNumber }) => sequenceNumber === 2);
    expect(app.got.filter(({ event }) => event.kind === received)).toHaveLength(2);
  });

  test('can be pressed by an application, for a telephone alone', async () => {
    await using call = await callPhone();
    const media = call.connection.getCallMedia();
    await media.sendDtmfTones(['one', 'pound'], call.target, { operationContext: 'pin' });
    await until('the telephone hears them', () => call.phone.digits.join('') === '1#');
    await app.next('SendDtmfTonesCompleted', (one) => one.operationContext === 'pin');
    await using pages = await callWith(TONES.alice);
    const [{ id }] = pages.people as [Caller];
    const sent = pages.connection.getCallMedia().sendDtmfTones(['one'], user(id));
    await expect(sent).rejects.toEqual(refused(400, '8523'));
  });
});

describe('one who is kept waiting', () => {
  test('hears music and nobody else, is heard by nobody, and comes back', async () => {
    await using call = await callWith(TONES.alice, TONES.bob);
    const [alice, bob] = call.voices as [VoiceClient, VoiceClient];
    const [{ id }] = call.people as [Caller];
    const media = call.connection.getCallMedia();
    await until(
      'they hear each other',
      () => alice.hears(TONES.bob) > LOUD && bob.hears(TONES.alice) > LOUD,
    );
    await media.hold(user(id), { playSource: prompts.tone(TONES.music), operationContext: 'wait' });
    await until(
      'alice hears music alone',
      () => alice.hears(TONES.music) > LOUD && alice.hears(TONES.bob) < QUIET,
    );
    await until('bob hears nobody', () => bob.hears(TONES.alice) < QUIET);
    expect(bob.hears(TONES.music)).toBeLessThan(QUIET);
    await app.next('PlayStarted', (one) => one.operationContext === 'wait');
    await app.next('ParticipantsUpdated', ({ participants = [] }) =>
      participants.some((one) => one.isOnHold),
    );
    await media.unhold(user(id));
    await until(
      'they hear each other again',
      () => alice.hears(TONES.bob) > LOUD && bob.hears(TONES.alice) > LOUD,
    );
    await until('the music is over', () => alice.hears(TONES.music) < QUIET);
  });

  test('is told of when there is no music to be had', async () => {
    await using call = await callWith(TONES.alice);
    const [{ id }] = call.people as [Caller];
    const media = call.connection.getCallMedia();
    await media.hold(user(id), { playSource: prompts.file('no', 404), operationContext: 'wait' });
    expect(await app.next('HoldFailed')).toMatchObject({
      ...{ operationContext: 'wait', resultInformation: { code: 400, subCode: 8536 } },
    });
  });
});
