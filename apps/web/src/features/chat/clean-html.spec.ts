import { cleanHtml } from './clean-html';

describe('cleanHtml', () => {
  it.each([
    ['a script', '<script>alert(1)</script>', 'alert'],
    ['an image that runs', '<img src=x onerror=alert(1)>', 'img'],
    ['a handler', '<b onclick="alert(1)">', 'onclick'],
    ['a javascript link', '<a href="javascript:alert(1)">', 'javascript'],
    ['a hidden javascript link', '<a href=" java&#10;script:alert(1)">', 'script:'],
    ['a data link', '<a href="data:text/html,<script>1</script>">', 'data:'],
    ['a link into this app', '<a href="/auth/sign-out">', 'href'],
    ['a style', '<p style="position:fixed;inset:0">', 'style'],
    ['a style sheet', '<style>body{display:none}</style>', 'display'],
    ['a frame', '<iframe src="https://example.com"></iframe>', 'iframe'],
    ['a form', '<form action="https://example.com"><input name=password></form>', 'input'],
    ['an svg', '<svg><a xlink:href="javascript:alert(1)"></a></svg>', 'svg'],
    ['an id or class', '<p id="root" class="mantine-Button">', 'mantine'],
    ['words only for a screen reader', '<p aria-label="from Dana">', 'Dana'],
    ['data for somebody else', '<p data-status="sent">', 'data-'],
  ])('drops %s and keeps the words', (_what, html, dropped) => {
    const clean = cleanHtml(`${html}<i>kept</i>`);
    expect(clean).not.toContain(dropped);
    expect(clean).toContain('kept');
  });

  it('keeps what makes a text readable', () => {
    const html = '<p>a <b>b</b> <em>c</em><br></p><ul><li>d</li></ul><pre><code>e</code></pre>';
    expect(cleanHtml(html)).toBe(html);
  });

  it.each([['https://example.com/'], ['mailto:alice@example.com']])(
    'opens %s apart, without a way back',
    (href) => {
      const box = document.createElement('div');
      box.innerHTML = cleanHtml(`<a href="${href}" target="_self" rel="opener">x</a>`);
      const anchor = box.querySelector('a');
      expect(anchor?.getAttribute('href')).toBe(href);
      expect(anchor?.target).toBe('_blank');
      expect(anchor?.rel).toBe('noopener noreferrer nofollow');
    },
  );
});
