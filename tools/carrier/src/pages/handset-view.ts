import { HANDSET_STATES, maySend, PART_ORDERS, RECEIPT_HABITS } from '../handsets/handset.ts';
import type { Handset } from '../handsets/handset.ts';
import type { HandsetMessage } from '../handsets/message.ts';
import type { Line } from '../telephones/line.ts';
import type { TelephoneView } from '../telephones/telephone.ts';
import { CALL_TEXTS } from './call-texts.ts';
import { telephoneView } from './call-view.ts';
import { displayNumber } from './display-number.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { lineForm } from './line-form.ts';
import { messageView } from './message-view.ts';
import { page } from './page.ts';
import { codeView } from './code-view.ts';
import { TEXTS } from './texts.ts';
import type { Language } from './texts.ts';

export interface HandsetPage {
  readonly language: Language;
  readonly handset: Handset;
  readonly telephone: TelephoneView;
  readonly line: Line;
  /** Whose conversation is open; undefined for a new one. */
  readonly peer: string | undefined;
  readonly peers: readonly string[];
  readonly messages: readonly HandsetMessage[];
  /** Of the carrier's clock, in milliseconds. */
  readonly now: number;
  /** Of this page. */
  readonly url: string;
}

export function handsetPage(shown: HandsetPage): string {
  const { language, handset, peer, url } = shown;
  const texts = TEXTS[language];
  const number = displayNumber(handset.phoneNumber);
  const { noMicrophone, notPlayable } = CALL_TEXTS[language];
  const errors = JSON.stringify({ ...texts.errors, 'not-playable': notPlayable });
  const body = html`<body
    data-number="${handset.phoneNumber}"
    data-with="${peer}"
    data-errors="${errors}"
    data-no-microphone="${noMicrophone}"
  >
    <main class="desk">
      <section class="phone" aria-labelledby="number">
        <header>
          <a href="/" class="back" aria-label="${texts.all}">‹</a>
          <h1 id="number">${number}</h1>
          <div id="condition">${conditionView(handset, language)}</div>
        </header>
        ${telephoneView(shown.telephone, language)} ${peersView(shown)}
        <div id="log" role="log" aria-label="${texts.messages}" tabindex="0">
          <ol id="messages" data-empty="${texts.empty}">
            ${shown.messages.map((message) => messageView(message, language, shown.now))}
          </ol>
        </div>
        ${composer(shown)}
      </section>
      <section class="settings">
        ${stateForm(handset, language)} ${lineForm(shown.line, language)}
        ${labForm(handset, language)}
        <figure>
          ${codeView(url)}
          <figcaption>${texts.here}: <a href="${url}">${url.replace('http://', '')}</a></figcaption>
        </figure>
      </section>
    </main>
  </body>`;
  return page({ language, title: number, body, scripts: ['handset.mjs', 'telephone.mjs'] });
}

/** What the network thinks of it, in the bar of the phone. */
export function conditionView({ state }: Handset, language: Language): Html {
  const { states } = TEXTS[language];
  const bars = maySend(state) ? '▂▄▆' : '✕';
  return html`<span class="condition ${state}"
    ><span aria-hidden="true">${bars}</span> ${states[state]}</span
  >`;
}

/** Whom there are texts with. */
export function peersView(shown: Pick<HandsetPage, 'language' | 'peers' | 'peer'>): Html {
  const { peers, peer, language } = shown;
  const { conversations, fresh } = TEXTS[language];
  const links = peers.map((one) => {
    const query = new URLSearchParams({ with: one }).toString();
    return html`<li><a href="?${query}" ${current(one === peer)}>${displayNumber(one)}</a></li>`;
  });
  const another = html`<li><a href="?with=" ${current(peer === undefined)}>+ ${fresh}</a></li>`;
  return html`<nav id="peers" aria-label="${conversations}">
    <ul>
      ${links}${another}
    </ul>
  </nav>`;
}

const current = (isIt: boolean): Html => (isIt ? html`aria-current="page"` : html``);

function composer({ language, peer }: HandsetPage): Html {
  const { to, text, send } = TEXTS[language];
  const recipient = html`<label class="to"
    >${to}
    <input
      name="to"
      type="tel"
      required
      autocomplete="off"
      pattern="\\+[1-9][0-9 ]{6,18}"
      placeholder="+14255550100"
      value="${peer}"
  /></label>`;
  return html`<form id="composer">
    <p role="alert" id="trouble"></p>
    ${peer === undefined ? recipient : html`<input type="hidden" name="to" value="${peer}" />`}
    <div class="line">
      <textarea
        name="text"
        rows="1"
        required
        aria-label="${text}"
        placeholder="${text}"
        maxlength="50000"
      ></textarea
      ><button aria-label="${send}" title="${send}">↑</button>
    </div>
  </form>`;
}

function stateForm({ state }: Handset, language: Language): Html {
  const texts = TEXTS[language];
  const choices = HANDSET_STATES.map(
    (one) =>
      html`<label
        ><input
          type="radio"
          name="state"
          value="${one}"
          autocomplete="off"
          ${state === one ? html`checked` : undefined}
        />
        ${texts.states[one]}</label
      >`,
  );
  return html`<form id="state">
    <fieldset>
      <legend>${texts.state}</legend>
      ${choices}
    </fieldset>
  </form>`;
}

function labForm({ lab }: Handset, language: Language): Html {
  const { habits, orders, receipts, delay, parts, seed, lab: title } = TEXTS[language];
  const late = html`<label
    >${delay}
    <input
      type="number"
      name="delay"
      min="0"
      max="604800"
      required
      autocomplete="off"
      value="${Math.round(lab.receiptDelayMs / 1_000)}"
  /></label>`;
  const seeded = html`<label
    >${seed}
    <input
      type="number"
      name="seed"
      min="0"
      max="4294967295"
      required
      autocomplete="off"
      value="${lab.seed}"
  /></label>`;
  return html`<form id="lab">
    <fieldset>
      <legend>${title}</legend>
      <label>${receipts} ${choice('receipts', RECEIPT_HABITS, habits, lab.receipts)}</label>${late}
      <label>${parts} ${choice('parts', PART_ORDERS, orders, lab.parts)}</label>${seeded}
    </fieldset>
  </form>`;
}

function choice<Value extends string>(
  name: string,
  values: readonly Value[],
  texts: Readonly<Record<Value, string>>,
  chosen: Value,
): Html {
  const options = values.map(
    (one) =>
      html`<option value="${one}" ${one === chosen ? html`selected` : undefined}>
        ${texts[one]}
      </option>`,
  );
  return html`<select name="${name}" autocomplete="off">
    ${options}
  </select>`;
}
