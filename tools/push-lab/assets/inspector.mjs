import { element } from './element.mjs';
import { texts } from './texts.mjs';

const COLUMNS = ['service', 'what', 'to', 'size', 'lifetime', 'answered', 'rules', 'outcome'];
const MAX_ROWS = 50;

/** The last pushes, with the verdict of each rule. */
export class Inspector {
  element;
  #body = element('tbody');
  #shown = new Set();
  #names = new Map();

  constructor() {
    this.element = element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...COLUMNS.map((name) => header(texts[name])))),
      this.#body,
    );
    this.#empty();
  }

  name(id, name) {
    this.#names.set(id, name);
  }

  show(pushes) {
    const added = pushes.filter(({ number }) => !this.#shown.has(number));
    if (added.length === 0) return;
    if (this.#shown.size === 0) this.#body.replaceChildren();
    for (const push of added) {
      this.#shown.add(push.number);
      this.#body.prepend(this.#row(push));
    }
    while (this.#body.children.length > MAX_ROWS) this.#body.lastElementChild.remove();
  }

  #empty() {
    const cell = element('td', { colspan: String(COLUMNS.length), class: 'quiet' }, texts.nothing);
    this.#body.replaceChildren(element('tr', {}, cell));
  }

  #row(push) {
    const broken = push.verdicts.filter(({ isKept }) => !isKept).map(({ rule }) => rule);
    const rules = broken.length > 0 ? broken.join(', ') : `✓ ${push.verdicts.length}`;
    const lifetime = push.lifetimeMs === undefined ? '' : Math.round(push.lifetimeMs / 1_000);
    return element(
      'tr',
      {},
      cell(push.service),
      element('td', {}, push.type ?? '–', payload(push)),
      cell(this.#names.get(push.deviceId) ?? '–'),
      cell(texts.bytes(push.bytes)),
      cell(lifetime === '' ? '' : texts.seconds(lifetime)),
      cell([push.status, push.trouble].filter(Boolean).join(' ')),
      element('td', { class: broken.length > 0 ? 'broken' : 'kept' }, rules),
      cell(push.outcome ?? ''),
    );
  }
}

function payload({ payload: content }) {
  if (content === undefined) return undefined;
  return element(
    'details',
    {},
    element('summary', {}, texts.payload),
    element('pre', {}, JSON.stringify(content, null, 2)),
  );
}

function header(text) {
  return element('th', { scope: 'col' }, text);
}

function cell(content) {
  return element('td', {}, String(content));
}
