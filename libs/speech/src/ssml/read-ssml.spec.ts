import { readSsml } from './read-ssml.ts';

test('reads voices, rates, pauses, ways and paragraphs', () => {
  const parts = readSsml(`<?xml version="1.0"?>
    <speak version="1.0" xml:lang="en-GB"><!-- a comment -->
      <voice name="rms" gender="male">You owe <say-as interpret-as="currency">$5</say-as> &amp; more.</voice>
      <break time="1.5s"/><prosody rate="slow"><prosody rate="+100%">Bye</prosody></prosody>
      <p>End</p><break strength="weak"/>
    </speak>`);
  expect(parts).toEqual([
    {
      ...{ kind: 'words', text: 'You owe five dollars and more.', rate: 1 },
      ...{ voice: 'rms', gender: 'male', language: 'en-GB' },
    },
    { kind: 'pause', ms: 1_500 },
    { kind: 'words', text: 'Bye', rate: 1.5, language: 'en-GB' },
    { kind: 'words', text: 'End', rate: 1, language: 'en-GB' },
    { kind: 'pause', ms: 600 },
    { kind: 'pause', ms: 250 },
  ]);
});

test.each([
  ['no root', 'hello'],
  ['not closed', '<speak>hello'],
  ['crossed', '<speak><p><s></p></s></speak>'],
  ['two roots', '<speak/><speak/>'],
  ['no element of ours', '<speak><audio src="http://10.0.0.1/"/></speak>'],
  ['a document type', '<!DOCTYPE speak [<!ENTITY a "b">]><speak>&a;</speak>'],
  ['an entity of its own', '<speak>&secret;</speak>'],
  ['a bare ampersand', '<speak>a & b</speak>'],
  ['a rate that is none', '<speak><prosody rate="quick">a</prosody></speak>'],
  ['a break that is none', '<speak><break time="long"/></speak>'],
  ['too deep', `<speak>${'<p>'.repeat(40)}${'</p>'.repeat(40)}</speak>`],
])('refuses what has %s', (_why, source) => {
  expect(() => readSsml(source)).toThrow(expect.objectContaining({ code: 'speech-ssml' }));
});

test.each([
  ['text', `<speak>${'a'.repeat(16_000)}</speak>`],
  ['pauses', `<speak>${'<break time="59s"/>'.repeat(2)}</speak>`],
])('bounds %s', (_what, source) => {
  expect(() => readSsml(source)).toThrow(expect.objectContaining({ code: 'speech-too-long' }));
});
