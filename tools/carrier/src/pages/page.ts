import { html } from './html.ts';
import type { Html } from './html.ts';
import type { Language } from './texts.ts';

interface Page {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  /** With scripts of its own. */
  readonly scripts?: readonly string[];
}

export function page({ language, title, body, scripts = [] }: Page): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/carrier.css" />
        ${scripts.map((one) => html`<script type="module" src="/assets/${one}"></script>`)}
      </head>
      ${body}
    </html> `.text;
}
