import type { TelephoneView } from '../telephones/telephone.ts';
import { CALL_TEXTS } from './call-texts.ts';
import { displayNumber } from './display-number.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { Language } from './texts.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** The telephone of a handset, where it stays while what is in it changes. */
export function telephoneView(view: TelephoneView, language: Language): Html {
  const { title, number, dial, heard, said } = CALL_TEXTS[language];
  return html`<section id="telephone" aria-label="${title}" data-state="${view.state}">
    <p id="call-state" role="status">${callStatus(view, language)}</p>
    <p id="call-trouble" role="alert"></p>
    <form id="dial" class="line">
      <input
        name="to"
        type="tel"
        required
        autocomplete="off"
        aria-label="${number}"
        pattern="\\+[1-9][0-9 ]{6,18}"
        placeholder="+14255550100"
      /><button>${dial}</button>
    </form>
    <div id="call-actions">${callActions(view, language)}</div>
    <div id="levels" hidden>
      <label>${heard} <meter id="heard" min="0" max="1" low="0.02"></meter></label>
      <label>${said} <meter id="said" min="0" max="1" low="0.02"></meter></label>
    </div>
  </section>`;
}

/** What is read out when it changes. */
export function callStatus(view: TelephoneView, language: Language): string {
  const texts = CALL_TEXTS[language];
  const peer = displayNumber(view.peer ?? '');
  if (view.state === 'ringing') return texts.ringing(peer);
  if (view.state === 'talking') return texts.talking(peer);
  if (view.state === 'calling') return (view.isPeerRinging ? texts.peerRings : texts.calling)(peer);
  const { last } = view;
  return last ? texts.last(displayNumber(last.peer), texts.endings[last.reason]) : texts.idle;
}

/** What can be done in this state. */
export function callActions(view: TelephoneView, language: Language): Html {
  const texts = CALL_TEXTS[language];
  if (view.state === 'idle') return html``;
  if (view.state === 'ringing')
    return html`<div class="actions">
      ${action('answer', texts.answer)}${action('decline', texts.decline, 'bad')}
    </div>`;
  const hangUp = action('hang-up', texts.hangUp, 'bad');
  const drop = action('drop', texts.drop, 'quiet');
  if (view.state === 'calling') return html`<div class="actions">${hangUp}${drop}</div>`;
  return html`<div class="actions">
      <time role="timer" aria-label="${texts.duration}" data-since="${view.since}"></time>
      <button type="button" class="quiet" data-act="mute" aria-pressed="${String(view.isMuted)}">
        ${texts.mute}</button
      >${hangUp}${drop}
    </div>
    <div class="keypad" role="group" aria-label="${texts.keypad}">${KEYS.map(key)}</div>
    ${view.digits === '' ? undefined : html`<p class="digits">${texts.heardKeys(view.digits)}</p>`}`;
}

const action = (name: string, text: string, kind = ''): Html =>
  html`<button type="button" class="${kind}" data-act="${name}">${text}</button>`;

const key = (digit: string): Html =>
  html`<button type="button" class="quiet" data-act="press" data-digit="${digit}">
    ${digit}
  </button>`;
