import { readOptions } from './options.ts';

describe('readOptions', () => {
  it('starts everything by default', () => {
    expect(readOptions([]).apps).toEqual([
      'carrier',
      'push-lab',
      'dataplane',
      'identity-provider',
      'access',
      'telephony-service',
      'bots-service',
      'web',
      'console',
      'networking',
      'telephony',
      'bots',
    ]);
  });

  it('adds what the wanted apps need, in the order of starting', () => {
    expect(readOptions(['--only', 'access']).apps).toEqual([
      'dataplane',
      'identity-provider',
      'access',
    ]);
    expect(readOptions(['--only', 'dataplane']).apps).toEqual(['dataplane']);
  });

  it('names what it does not know', () => {
    expect(() => readOptions(['--only', 'telephone'])).toThrow('There is no app "telephone"');
    expect(() => readOptions(['--frech'])).toThrow();
  });
});
