import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import type { HttpClient, PipelineRequest } from '@azure/core-rest-pipeline';
import { createCallTalking, keysOfTones } from './call-talking.ts';
import type { AskRequest, SayRequest } from './call-talking.ts';

const { signal } = new AbortController();
const KAI = '4:+14255550111';
const request: Omit<AskRequest, 'expected'> & SayRequest = {
  ...{ of: KAI, texts: ['Hello.', 'What can I do?'], language: 'en', silenceSeconds: 6 },
  ...{ interrupts: false, operationContext: 'ask 3', firstSentMs: 1_000 },
  requestId: '6f2f9a0e-58a5-4bb3-9f3c-8a2b2a1e5f10',
};

/** Microsoft's client over a service that answers with a status, and what it was asked. */
function talkingTo(status: number) {
  const requests: PipelineRequest[] = [];
  const httpClient: HttpClient = {
    async sendRequest(sent) {
      requests.push(sent);
      const bodyAsText = status < 300 ? '{}' : '{"error":{"code":"x","message":"x"}}';
      return { request: sent, status, headers: createHttpHeaders(), bodyAsText };
    },
  };
  const acs = { kind: 'key', endpoint: 'https://calls.example', accessKey: 'a2V5' } as const;
  const asked = () => {
    const { url, headers, body } = requests.at(-1) ?? createPipelineRequest({ url: 'none:' });
    const id = headers.get('repeatability-request-id');
    return { path: new URL(url).pathname, id, body: JSON.parse(String(body)) as unknown };
  };
  return { talking: createCallTalking(acs, { httpClient }), asked };
}

describe('createCallTalking', () => {
  it('asks with choices by words and keys, which interrupt the question', async () => {
    const { talking, asked } = talkingTo(202);
    const choices = [
      { id: 'order', phrases: ['Orders', 'my order'], key: '1' },
      { id: 'person', phrases: ['A person'], key: '*' },
      { id: 'other', phrases: ['Something else'] },
    ];
    await talking.ask('c1', { ...request, expected: { kind: 'choices', choices } }, signal);
    expect(asked()).toMatchObject({
      path: '/calling/callConnections/c1:recognize',
      body: {
        ...{ recognizeInputType: 'choices', operationContext: 'ask 3' },
        playPrompts: [{ text: { text: 'Hello.' } }, { text: { text: 'What can I do?' } }],
        recognizeOptions: {
          ...{ interruptPrompt: true, initialSilenceTimeoutInSeconds: 6, speechLanguage: 'en-US' },
          targetParticipant: { rawId: KAI },
          choices: [
            { label: 'order', phrases: ['Orders', 'my order'], tone: 'one' },
            { label: 'person', tone: 'asterisk' },
            { label: 'other', phrases: ['Something else'] },
          ],
        },
      },
    });
  });

  it('asks for so many keys, ended by pound, or free speech', async () => {
    const { talking, asked } = talkingTo(202);
    await talking.ask('c1', { ...request, expected: { kind: 'free', maxKeys: 4 } }, signal);
    expect(asked().body).toMatchObject({
      recognizeInputType: 'speechOrDtmf',
      recognizeOptions: { dtmfOptions: { maxTonesToCollect: 4, stopTones: ['pound'] } },
    });
  });

  it('speaks to everybody, as one request however often it is made', async () => {
    const { talking, asked } = talkingTo(202);
    await talking.say('c1', { ...request, interrupts: true }, signal);
    expect(asked()).toMatchObject({
      ...{ path: '/calling/callConnections/c1:play', id: request.requestId },
      body: { operationContext: 'ask 3', interruptCallMediaOperation: true },
    });
  });

  it.each([
    [404, 'call-over'],
    [400, 'call-refused'],
    [429, 'calls-unavailable'],
    [500, 'calls-unavailable'],
  ])('says what %i means: %s', async (status, code) => {
    const { talking } = talkingTo(status);
    await expect(talking.say('c1', request, signal)).rejects.toMatchObject({ code });
  });
});

test('keys are read of the names of tones', () => {
  expect(keysOfTones(['one', 'zero', 'asterisk', 'pound', 'a'])).toBe('10*#');
});
