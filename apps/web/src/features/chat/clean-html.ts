import DOMPurify from 'dompurify';

const ALLOWED = {
  ALLOWED_TAGS: [
    'a',
    'b',
    'blockquote',
    'br',
    'code',
    'div',
    'em',
    'i',
    'li',
    'ol',
    'p',
    'pre',
    's',
    'span',
    'strong',
    'u',
    'ul',
  ],
  ALLOWED_ATTR: ['href'],
  // Another person's message must not tell a screen reader what is not there.
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
};

/** Someone else's HTML, reduced to a few harmless tags; its links open apart and tell nobody. */
export function cleanHtml(html: string): string {
  const box = document.createElement('div');
  box.innerHTML = DOMPurify.sanitize(html, ALLOWED);
  for (const anchor of box.querySelectorAll('a')) {
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer nofollow';
  }
  return box.innerHTML;
}
