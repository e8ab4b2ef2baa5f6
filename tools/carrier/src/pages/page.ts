import { html } from './html.ts';
import type { Html } from './html.ts';
import type { Language } from './texts.ts';

interface Page {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  /** With a script of its own. */
  readonly script?: string;
}

export function page({ language, title, body, script }: Page): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/carrier.css" />
        ${script === undefined ? undefined : html`<script type="module" src="/assets/${script}"></script>`}
      </head>
      ${body}
    </html> `.text;
}
