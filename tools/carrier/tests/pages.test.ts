import { startCarrier } from '../src/index.ts';
import type { StartedCarrier } from '../src/index.ts';
import { buy } from './_inventory.ts';
import { until } from './_until.ts';

const HANDSET = '+14255550190';
const FRIEND = '+447700900123';

let carrier: StartedCarrier;
beforeEach(async () => {
  carrier = await startCarrier();
});
afterEach(() => carrier[Symbol.asyncDispose]());

async function page(path: string, language = 'en') {
  const headers = { 'accept-language': language };
  const response = await fetch(`${carrier.http}${path}`, { headers });
  return {
    status: response.status,
    text: await response.text(),
    headers: response.headers,
    url: response.url,
  };
}

/** What a page hears, until it goes. */
async function listen(path: string) {
  const going = new AbortController();
  const response = await fetch(`${carrier.http}${path}`, { signal: going.signal });
  const heard: { event: string; data: Record<string, string> }[] = [];
  const reading = (async () => {
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
        if (event) heard.push({ event, data: JSON.parse(data!) as Record<string, string> });
      }
    }
  })().catch(() => undefined);
  const go = async () => {
    going.abort();
    await reading;
  };
  return { heard, reading, [Symbol.asyncDispose]: go };
}

describe('the pages of handsets', () => {
  it('make a handset when one is opened, and list it', async () => {
    expect((await page('/')).text).toContain('No handsets yet.');
    const opened = await page(`/handsets?number=${encodeURIComponent('+1 425 555 0190')}`);
    expect(opened).toMatchObject({ status: 200, url: `${carrier.http}/handsets/${HANDSET}` });
    expect(opened.text).toContain('+1 425 555 0190');
    expect(await carrier.api.handsets()).toMatchObject([{ phoneNumber: HANDSET, state: 'on' }]);
    const { text } = await page('/');
    expect(text).toContain(`href="/handsets/${HANDSET}"`);
    expect(text).toContain('value="+14255550191"');
    expect(text).toContain('<svg class="code"');
  });

  it('are in Chinese for who prefers it, and say what is wrong', async () => {
    expect((await page(`/handsets/${HANDSET}`, 'zh-CN')).text).toContain('无信号');
    await buy(carrier, '+14255550100');
    const refused = await page('/handsets/+14255550100', 'zh');
    expect([refused.status, refused.text.includes('用作手机')]).toEqual([409, true]);
    expect((await page('/handsets?number=me')).status).toBe(400);
    expect((await page('/handsets/me')).text).toContain('not a phone number');
  });

  it('run no script but ours, and are in no frame', async () => {
    const { headers } = await page('/');
    const policy = headers.get('content-security-policy');
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(part);
    for (const asset of ['carrier.css', 'handset.mjs', 'telephone.mjs', 'ring.mjs', 'icon.svg'])
      expect((await page(`/assets/${asset}`)).status).toBe(200);
  });

  it('show texts as what they are', async () => {
    await carrier.api.open(HANDSET);
    await carrier.api.open(FRIEND);
    await carrier.api.send(FRIEND, HANDSET, '<b>Hi</b> & "bye"');
    await until('arrived', async () => (await carrier.api.messages(HANDSET)).length === 1);
    const { text } = await page(`/handsets/${HANDSET}`);
    expect(text).toContain('<p dir="auto">&#60;b&#62;Hi&#60;/b&#62; &#38; &#34;bye&#34;</p>');
    expect((await page(`/handsets/${HANDSET}?with=`)).text).not.toContain('Hi');
  });
});

describe('an open page', () => {
  it('hears of texts, states and its end, each time how things are first', async () => {
    await carrier.api.open(HANDSET);
    await carrier.api.open(FRIEND);
    const path = `/handsets/${HANDSET}/events?with=${encodeURIComponent(FRIEND)}`;
    await using first = await listen(path);
    await carrier.api.send(FRIEND, HANDSET, 'one');
    await until('a text', () => first.heard.some(({ event }) => event === 'message'));
    await carrier.api.change(HANDSET, { state: 'off' });
    await until('a state', () => first.heard.some(({ data }) => data['state'] === 'off'));
    await using second = await listen(path);
    await until('all of it', () => second.heard.length === 3);
    expect(second.heard.map(({ event }) => event)).toEqual(['handset', 'message', 'peers']);
    expect(second.heard[1]?.data['html']).toContain('one');
    await carrier.api.delete(HANDSET);
    await until('its end', () => second.heard.some(({ event }) => event === 'gone'));
    expect((await page(path)).text).toBe('event: gone\ndata: {}\n\n');
  });

  it('is one of a bounded number, and one that goes is forgotten', async () => {
    await carrier.api.open(HANDSET);
    const path = `/handsets/${HANDSET}/events`;
    const open = await Promise.all(Array.from({ length: 256 }, () => listen(path)));
    expect((await page(path)).status).toBe(429);
    await open[0]![Symbol.asyncDispose]();
    await until('there is room', async () => {
      const going = new AbortController();
      const { status } = await fetch(`${carrier.http}${path}`, { signal: going.signal });
      going.abort();
      return status === 200;
    });
    await Promise.all(open.map((one) => one[Symbol.asyncDispose]()));
  });

  it('does not hold up the end of the carrier', async () => {
    const other = await startCarrier();
    await other.api.open(HANDSET);
    const response = await fetch(`${other.http}/handsets/${HANDSET}/events`);
    await other[Symbol.asyncDispose]();
    await expect(response.text()).rejects.toThrow();
  });
});
