import type { Handset } from '../handsets/handset.ts';
import { codeView } from './code-view.ts';
import { displayNumber } from './display-number.ts';
import { conditionView } from './handset-view.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { page } from './page.ts';
import { TEXTS } from './texts.ts';
import type { Language } from './texts.ts';

export interface IndexPage {
  readonly language: Language;
  readonly handsets: readonly Handset[];
  /** A number that nobody has yet. */
  readonly suggested: string | undefined;
  /** Of the carrier, as whoever looks at it reaches it. */
  readonly url: string;
}

/** All handsets, and the way to another one. */
export function indexPage({ language, handsets, suggested, url }: IndexPage): string {
  const { title, hint, number, make, none } = TEXTS[language];
  const cards = handsets.map((handset) => card(handset, language, url));
  const body = html`<body>
    <main class="all">
      <h1>${title}</h1>
      <p>${hint}</p>
      <form action="/handsets" method="get" class="line">
        <label
          >${number}
          <input
            name="number"
            type="tel"
            required
            autocomplete="off"
            pattern="\\+[1-9][0-9 ]{6,18}"
            value="${suggested}" /></label
        ><button>${make}</button>
      </form>
      ${
        handsets.length === 0
          ? html`<p class="none">${none}</p>`
          : html`<ul class="cards">
              ${cards}
            </ul>`
      }
    </main>
  </body>`;
  return page({ language, title, body });
}

function card(handset: Handset, language: Language, url: string): Html {
  const path = handsetPath(handset.phoneNumber);
  return html`<li>
    <a href="${path}"
      >${codeView(url + path)}
      <strong>${displayNumber(handset.phoneNumber)}</strong>${conditionView(handset, language)}</a
    >
  </li>`;
}

export const handsetPath = (number: string): string => `/handsets/${number}`;

/** What a page says instead of what was asked for. */
export function errorPage(code: string, language: Language): string {
  const { failed, errors, back } = TEXTS[language];
  const body = html`<body>
    <main class="all">
      <h1>${failed}</h1>
      <p>${errors[code] ?? errors['other']}</p>
      <p><a href="/">${back}</a></p>
    </main>
  </body>`;
  return page({ language, title: failed, body });
}
