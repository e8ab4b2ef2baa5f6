import { plainText } from './plain-text';

describe('plainText', () => {
  it('leaves a text as it is, also one that looks like HTML', () => {
    expect(plainText({ kind: 'text', body: ' <b>1 &lt; 2</b>\n' })).toBe(' <b>1 &lt; 2</b>\n');
  });

  it('takes the words out of HTML', () => {
    expect(plainText({ kind: 'html', body: '<p>one</p>\n <p>two &amp; <b>three</b></p>' })).toBe(
      'one two & three',
    );
  });

  it('runs and inserts nothing', () => {
    plainText({ kind: 'html', body: '<img src=x onerror="document.title = 1"><p id=planted>' });
    expect(document.querySelector('#planted, img')).toBeNull();
  });
});
