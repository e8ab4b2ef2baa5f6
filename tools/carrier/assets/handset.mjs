/** The page of a handset: hears of what happens over an event stream, and says what its person does to the API. */
const { number, with: peer, errors } = document.body.dataset;
const trouble = JSON.parse(errors);
const api = `/api/handsets/${encodeURIComponent(number)}`;
const log = document.getElementById('log');
const messages = document.getElementById('messages');
const composer = document.getElementById('composer');
const state = document.getElementById('state');
const lab = document.getElementById('lab');
const draft = composer.elements.namedItem('text');

/** @returns the one element that markup of the server is */
function elementOf(markup) {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content.firstElementChild;
}

function showEnd() {
  log.scrollTop = log.scrollHeight;
}

function linkTo(href) {
  return document.querySelector(`#peers a[href="${CSS.escape(href)}"]`);
}

/** In the row of conversations, which may be longer than the phone is wide. */
function showCurrentPeer() {
  const row = document.querySelector('#peers ul');
  const current = row.querySelector('[aria-current]');
  if (current) row.scrollLeft = current.offsetLeft - row.offsetLeft - 16;
}

function showMessage({ id, html }) {
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const element = elementOf(html);
  const known = document.getElementById(`m-${id}`);
  // What is the same is not put in place again: it would be read out again.
  if (known?.isEqualNode(element)) return;
  if (known) known.replaceWith(element);
  else messages.append(element);
  if (!known && isAtEnd) showEnd();
}

/** Who has written while another conversation was open. */
const unread = new Set();

function showPeers({ html, first, from }) {
  if (from && from !== peer) unread.add(from);
  const isIdle = draft.value === '' && composer.elements.namedItem('to').value === '';
  // The first text of a handset that nobody writes on opens its conversation.
  if (!peer && first && isIdle && !location.search)
    location.replace(`?${new URLSearchParams({ with: first })}`);
  const nav = document.getElementById('peers');
  const hadFocus =
    nav.contains(document.activeElement) && document.activeElement.getAttribute('href');
  nav.replaceWith(elementOf(html));
  for (const one of unread) linkTo(`?${new URLSearchParams({ with: one })}`)?.append(' •');
  showCurrentPeer();
  if (hadFocus) linkTo(hadFocus)?.focus();
}

function showHandset({ html, state: is, lab: settings }) {
  document.getElementById('condition').replaceChildren(elementOf(html));
  state.elements.namedItem('state').value = is;
  const values = { ...settings, delay: Math.round(settings.receiptDelayMs / 1_000) };
  for (const field of lab.elements)
    if (field.name && field !== document.activeElement) field.value = values[field.name];
}

/** @returns whether it was done; where not, the page says why */
async function ask(method, path, body) {
  const line = document.getElementById('trouble');
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  const answer = response?.ok ? undefined : await response?.json().catch(() => undefined);
  line.textContent = response?.ok ? '' : (trouble[answer?.code] ?? trouble.other);
  return response?.ok === true;
}

composer.addEventListener('submit', async (event) => {
  event.preventDefault();
  const to = composer.elements.namedItem('to').value.replaceAll(' ', '');
  const text = draft.value;
  if (text.trim() === '') return;
  // At once, so that a second Enter does not send it twice.
  draft.value = '';
  const isSent = await ask('POST', `${api}/messages`, { to, text });
  if (!isSent) return void (draft.value ||= text);
  draft.focus();
  if (to !== peer) location.assign(`?${new URLSearchParams({ with: to })}`);
});

draft.addEventListener('keydown', (event) => {
  // The Enter that ends the choice of a character belongs to the input method.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});

state.addEventListener('change', () => {
  const chosen = state.elements.namedItem('state').value;
  void ask('PATCH', api, { state: chosen });
});

lab.addEventListener('change', () => {
  if (!lab.reportValidity()) return;
  const { receipts, delay, parts, seed } = Object.fromEntries(new FormData(lab));
  const chosen = { receipts, receiptDelayMs: Number(delay) * 1_000, parts, seed: Number(seed) };
  void ask('PATCH', api, { lab: chosen });
});

const events = new EventSource(
  `/handsets/${encodeURIComponent(number)}/events?${new URLSearchParams({ with: peer })}`,
);
const on = (name, show) => events.addEventListener(name, ({ data }) => show(JSON.parse(data)));
on('message', showMessage);
on('peers', showPeers);
on('handset', showHandset);
events.addEventListener('error', () => {
  // It comes back by itself where the network went, but not where too many pages are open.
  if (events.readyState === EventSource.CLOSED)
    document.getElementById('trouble').textContent = trouble['too-many'];
});
on('gone', () => location.assign('/'));
showEnd();
showCurrentPeer();
if (matchMedia('(pointer: fine)').matches) draft.focus();
