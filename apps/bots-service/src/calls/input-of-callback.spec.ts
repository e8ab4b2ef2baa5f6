import { recognised, unrecognised } from './input-of-callback.ts';

describe('what was recognised', () => {
  it.each([
    [{ choiceResult: { label: 'order', confidence: 0.7 } }, { kind: 'chose', confidence: 0.7 }],
    [{ choiceResult: { label: 'order' } }, { kind: 'chose', choice: 'order', confidence: 1 }],
    [{ dtmfResult: { tones: ['one', 'zero', 'asterisk'] } }, { kind: 'pressed', keys: '10*' }],
    [{ dtmfResult: { tones: [] } }, { kind: 'unclear' }],
    [{ speechResult: { speech: 'hello', confidence: 0.4 } }, { kind: 'said', text: 'hello' }],
    [{}, { kind: 'unclear' }],
  ])('%j is %j', (told, input) => {
    expect(recognised(told)).toMatchObject(input);
  });

  it.each([
    [8510, 'silent'],
    [8547, 'unclear'],
    [8563, 'unclear'],
    [8534, 'unclear'],
    [undefined, 'unclear'],
  ])('sub-code %s is %s', (subCode, kind) => {
    expect(unrecognised({ resultInformation: { subCode } })).toEqual({ kind });
  });
});
