import { renderSVG } from 'uqr';
import { Html } from './html.ts';

/** A QR code, for those who see it: what it says stands beside it as a link. */
export function codeView(text: string): Html {
  const svg = renderSVG(text, { border: 2 });
  return new Html(svg.replace('<svg ', '<svg class="code" aria-hidden="true" '));
}
