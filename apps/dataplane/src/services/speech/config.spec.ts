import { readConfig } from '../../config.ts';

test('speech is embedded unless a service is named, with what that one needs', () => {
  expect(readConfig({}).speech).toEqual({ kind: 'embedded' });
  expect(readConfig({ SPEECH: 'off' }).speech).toEqual({ kind: 'off' });
  const url = 'http://localhost:8000/v1';
  expect(readConfig({ SPEECH: 'openai', SPEECH_URL: `${url}/` }).speech).toMatchObject({ url });
  const azure = { SPEECH: 'azure', SPEECH_URL: 'https://x.cognitiveservices.azure.com' };
  expect(readConfig({ ...azure, SPEECH_KEY: 'secret' }).speech).toMatchObject({ key: 'secret' });
});

test.each([
  ['no address', { SPEECH: 'openai' }, 'SPEECH_URL'],
  ['no key', { SPEECH: 'azure', SPEECH_URL: 'https://x.example' }, 'SPEECH_KEY'],
  ['an address of nobody', { SPEECH_URL: 'https://x.example' }, 'SPEECH_URL'],
  ['another name', { SPEECH: 'parrot' }, 'SPEECH'],
])('%s is refused', (_what, env, name) => {
  expect(() => readConfig(env)).toThrow(name);
});
