import type { ModelRequest } from '@switchboard/bots';
import { calls, fails, says, startModel, streams } from '../../tests/_model.ts';
import type { Answer } from '../../tests/_model.ts';
import { createChatCompletions } from './chat-completions.ts';

const request: ModelRequest = {
  ...{ question: 'How can I help?', said: 'where is my stuff', language: 'en' },
  today: '2026-11-30',
  choices: [{ id: 'order', label: 'Orders' }],
};
const SECRET = 'only for tests';
const meant = { choice: 'order', confidence: 0.8 };

async function ask(answer: Answer, { signal = new AbortController().signal, more = {} } = {}) {
  using model = await startModel(answer);
  const { url, asked } = model;
  const { understand } = createChatCompletions({ url, name: 'small', key: SECRET });
  const became = await understand({ ...request, ...more }, signal).then(
    (reply) => ({ reply, error: undefined }),
    (error: unknown) => ({ reply: undefined, error }),
  );
  return { ...became, asked };
}

describe('a model behind chat completions', () => {
  it('is told the question, and calls a function whose choices are the answers', async () => {
    const { reply, asked } = await ask(calls(meant));
    expect(reply).toEqual({ answer: meant, tokensIn: 210, tokensOut: 12 });
    expect(asked).toMatchObject([
      { path: '/v1/chat/completions', authorization: `Bearer ${SECRET}` },
    ]);
    const body = JSON.parse(asked[0]!.text) as Record<string, unknown>;
    expect(body).toMatchObject({
      ...{ model: 'small', temperature: 0, max_tokens: 200 },
      messages: [{ role: 'system' }, { role: 'user', content: 'where is my stuff' }],
      tools: [
        {
          function: {
            name: 'answer',
            parameters: { properties: { choice: { enum: ['order'] } }, required: ['confidence'] },
          },
        },
      ],
    });
    expect(asked[0]!.text).not.toContain('"value"');
  });

  it('is told which answer in own words is wanted', async () => {
    const { asked } = await ask(calls(meant), { more: { wanted: 'date' } });
    expect(asked[0]!.text).toContain('a day, as 2026-12-24');
    expect(asked[0]!.text).toContain('"value":{"type":"string"}');
  });

  it('may answer as a stream, or in words', async () => {
    const streamed = await ask(streams(meant));
    expect(streamed.reply).toEqual({ answer: meant, tokensIn: 210, tokensOut: 12 });
    expect((await ask(says(JSON.stringify(meant)))).reply?.answer).toEqual(meant);
  });

  it('is taken to have cost what it may have, where it does not say', async () => {
    const { reply, asked } = await ask(calls(meant, {}));
    expect(reply?.tokensIn).toBe(Math.ceil(asked[0]!.text.length / 4));
    expect(reply?.tokensOut).toBe(200);
  });

  it.each<[string, Answer, string]>([
    ['says no JSON', (response) => void response.end('<html>'), 'model-unusable'],
    ['says nothing', (response) => void response.end(), 'model-unusable'],
    ['says no completion', (response) => void response.end('[1]'), 'model-unusable'],
    ['calls the function with garbage', calls('{"choice": "ord'), 'model-unusable'],
    ['talks', says('You want your order!'), 'model-unusable'],
    ['counts backwards', calls(meant, { usage: { prompt_tokens: -5 } }), 'model-unusable'],
    ['is busy', fails(429), 'model-busy'],
    ['knows no such key', fails(401), 'model-refused'],
    ['is broken', fails(500), 'model-unavailable'],
    ['hangs up', (response) => void response.destroy(), 'model-unavailable'],
    [
      'sends elsewhere',
      (response) => void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
      'model-unavailable',
    ],
  ])('fails where it %s', async (_, answer, code) => {
    const { error } = await ask(answer);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain(SECRET);
  });

  it('is not read to the end where that does not come', async () => {
    let sent = 0;
    const endless: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const more = (): void => {
        while (!response.destroyed && response.write('data: {"choices":[]}\n'.repeat(1_000)))
          sent += 21_000;
      };
      response.on('drain', more);
      more();
    };
    expect((await ask(endless)).error).toMatchObject({ code: 'model-unusable' });
    expect(sent).toBeLessThan(20_000_000);
  });

  it('is not waited for longer than it is asked to', async () => {
    const late = new AbortController();
    const reason = new Error('late');
    const { error } = await ask(() => late.abort(reason), { signal: late.signal });
    expect(error).toBe(reason);
  });

  it('is not there', async () => {
    const { url } = await startModel().then((model) => {
      model[Symbol.dispose]();
      return model;
    });
    const { understand } = createChatCompletions({ url, name: 'small' });
    await expect(understand(request, new AbortController().signal)).rejects.toMatchObject({
      code: 'model-unavailable',
    });
  });
});
