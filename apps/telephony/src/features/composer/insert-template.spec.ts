import { hasVariables, insertTemplate } from './insert-template';

describe('a template in the box', () => {
  it('says what is known, and leaves the rest to be written', () => {
    const text = insertTemplate('Hi {{name}}, see you at {{ time }}.', { name: 'Ada' });
    expect(text).toBe('Hi Ada, see you at {{time}}.');
    expect(hasVariables(text)).toBe(true);
    expect(hasVariables(insertTemplate('Hi {{name}}', { name: 'Ada' }))).toBe(false);
  });

  it('is not taken for a variable because of braces alone', () => {
    expect(hasVariables('a {thing} in {{ }} braces')).toBe(false);
  });
});
