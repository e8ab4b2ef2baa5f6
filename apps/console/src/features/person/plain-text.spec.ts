/** @jest-environment node */
import { plainText } from './plain-text';

it.each([
  ['text', '<b>1 < 2</b>', '<b>1 < 2</b>'],
  ['html', '<p>one</p><p>two<br/>three</p>', 'one\ntwo\nthree'],
  ['html', '1 &lt; 2 &amp;amp; <b onclick="x()">so</b>', '1 < 2 &amp; so'],
])('%s %s is read as %s', (type, written, read) => {
  expect(plainText(type, written)).toBe(read);
});
