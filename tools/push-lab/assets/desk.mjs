import { DeviceCard } from './device.mjs';
import { ask, element } from './element.mjs';
import { Inspector } from './inspector.mjs';
import { texts } from './texts.mjs';

const hasApp = document.body.dataset.app === 'true';
const cards = new Map();
const list = element('ul', { class: 'devices' });
const inspector = new Inspector();
const banner = element('p', { class: 'banner', role: 'status', hidden: true }, texts.lost);
/** More than these belong to a test, and would each be an app. */
const MAX_SHOWN = 8;

document.documentElement.lang = navigator.language.startsWith('zh') ? 'zh' : 'en';
document.title = texts.title;
document.body.replaceChildren(
  banner,
  element(
    'header',
    {},
    element('h1', {}, texts.title),
    element('p', { class: 'quiet' }, texts.about),
  ),
  element(
    'main',
    {},
    list,
    element('h2', {}, texts.pushes),
    element(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': texts.pushes },
      inspector.element,
    ),
  ),
);

let looking;
/** However much happens at once, the pushes are read once. */
function look() {
  looking ??= ask('GET', 'pushes').then(
    ({ value }) => {
      looking = undefined;
      inspector.show(value);
    },
    () => {
      looking = undefined;
    },
  );
}

const events = new EventSource('/api/events');
events.addEventListener('open', () => {
  banner.hidden = true;
});
events.addEventListener('error', () => {
  banner.hidden = false;
});
events.addEventListener('device', ({ data }) => {
  const view = JSON.parse(data);
  inspector.name(view.id, view.name);
  const known = cards.get(view.id);
  if (known) known.show(view);
  else if (cards.size < MAX_SHOWN) {
    const card = new DeviceCard(view, hasApp);
    cards.set(view.id, card);
    list.append(card.element);
  }
  look();
});
events.addEventListener('removed', ({ data }) => {
  const { id } = JSON.parse(data);
  cards.get(id)?.element.remove();
  cards.delete(id);
});
events.addEventListener('to-app', ({ data }) => {
  const { id, message } = JSON.parse(data);
  cards.get(id)?.tell(message);
});

window.addEventListener('message', ({ origin, source, data }) => {
  if (origin !== location.origin) return;
  for (const card of cards.values()) if (card.owns(source)) card.hear(data);
});
