import { displayNumber } from './display-number.ts';
import { html } from './html.ts';
import { languageOf, TEXTS } from './texts.ts';

describe('html', () => {
  it('escapes what is no markup', () => {
    const text = `<script>"&'`;
    expect(html`<p title="${text}">${text}</p>`.text).toBe(
      '<p title="&#60;script&#62;&#34;&#38;&#39;">&#60;script&#62;&#34;&#38;&#39;</p>',
    );
  });

  it('takes markup, lists of it, and nothing', () => {
    const items = [1, 2].map((one) => html`<b>${one}</b>`);
    expect(html`<i>${items}${undefined}${html`<b>3</b>`}</i>`.text).toBe(
      '<i><b>1</b><b>2</b><b>3</b></i>',
    );
  });
});

describe('the pages', () => {
  it('have the same words in both languages', () => {
    const shapeOf = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).map(([name, part]) => [name, shapeOf(part)])
        : typeof value;
    expect(shapeOf(TEXTS.zh)).toEqual(shapeOf(TEXTS.en));
  });

  it('are in Chinese for who prefers it', () => {
    expect(
      ['zh-CN,zh;q=0.9,en;q=0.8', 'de,zh;q=0.5', 'en-GB,zh', 'fr', undefined].map(languageOf),
    ).toEqual(['zh', 'zh', 'en', 'en', 'en']);
  });

  it('write numbers in groups', () => {
    const numbers = [
      '+14255550190',
      '+447700900123',
      '+442079460000',
      '+61491570156',
      '+33199001234',
    ];
    expect(numbers.map(displayNumber)).toEqual([
      ...['+1 425 555 0190', '+44 7700 900123', '+44 20 7946 0000', '+61 491 570 156'],
      '+33199001234',
    ]);
  });
});
