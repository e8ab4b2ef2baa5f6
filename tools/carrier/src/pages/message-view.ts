import type { HandsetMessage, MessageStatus } from '../handsets/message.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { TEXTS } from './texts.ts';
import type { Language } from './texts.ts';

const SIGNS: Readonly<Record<MessageStatus, string>> = {
  received: '',
  sending: '◷',
  delivered: '✓✓',
  failed: '!',
};

/** One text, as a bubble. @param now of the carrier's clock, in milliseconds */
export function messageView(message: HandsetMessage, language: Language, now: number): Html {
  const { id, direction, text, segments, at, status } = message;
  const { partsOf, statuses, you } = TEXTS[language];
  const isSent = direction === 'sent';
  const sign = html`<span class="sign" aria-hidden="true">${SIGNS[status]}</span>`;
  return html`<li id="m-${id}" class="message ${direction} ${status}">
    <span class="unseen">${isSent ? you : statuses.received}:</span>
    <p dir="auto">${text}</p>
    <small
      ><time datetime="${at}">${timeOf(at, language, now)}</time>
      ${segments > 1 ? html`<span>${partsOf(segments)}</span>` : undefined}
      ${isSent ? html`<span class="status">${statuses[status]}</span>${sign}` : undefined}</small
    >
  </li>`;
}

function timeOf(at: string, language: Language, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const style = isToday ? ({} as const) : ({ dateStyle: 'short' } as const);
  return new Intl.DateTimeFormat(language, { timeStyle: 'short', ...style }).format(new Date(at));
}
