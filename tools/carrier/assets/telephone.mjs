/** The telephone of a handset: its sound goes over a WebSocket, and what its person does goes to the API. */
import { ring } from './ring.mjs';

const { number, errors, noMicrophone } = document.body.dataset;
const texts = JSON.parse(errors);
const api = `/api/handsets/${encodeURIComponent(number)}`;
const at = (id) => document.getElementById(id);
const [telephone, state, trouble, actions, dial, line] = [
  ...['telephone', 'call-state', 'call-trouble', 'call-actions', 'dial', 'line'].map(at),
];
const field = (name) => line.elements.namedItem(name);
const title = document.title;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

let socket;
let pauseMs = FIRST_PAUSE_MS;
let shown = '';
let sound;

/** @returns what was answered; undefined where it was not done, and the page says why */
async function ask(method, path, body, type = 'application/json') {
  const response = await fetch(path, {
    method,
    ...(body !== undefined && { headers: { 'content-type': type }, body }),
  }).catch(() => undefined);
  const text = await response?.text();
  const answer = text?.startsWith('{') ? JSON.parse(text) : {};
  trouble.textContent = response?.ok ? '' : (texts[answer.code] ?? texts.other);
  return response?.ok ? answer : undefined;
}

const act = (name, body = {}) => ask('POST', `${api}/telephone/${name}`, JSON.stringify(body));

/** Puts actions in place without taking the focus from whoever is at one of them. */
function showActions(markup) {
  if (markup === shown) return;
  shown = markup;
  const { act: focused, digit } = document.activeElement?.dataset ?? {};
  const hadFocus = actions.contains(document.activeElement);
  actions.innerHTML = markup;
  if (!hadFocus) return;
  const same = [...actions.querySelectorAll('[data-act]')].find(
    ({ dataset }) => dataset.act === focused && dataset.digit === digit,
  );
  (same ?? actions.querySelector('button') ?? dial.elements.namedItem('to')).focus();
}

function show({ state: is, isPeerRinging, status, actions: markup }) {
  const was = telephone.dataset.state;
  telephone.dataset.state = is;
  if (state.textContent !== status) state.textContent = status;
  dial.hidden = is !== 'idle';
  at('levels').hidden = is !== 'talking';
  document.title = is === 'ringing' ? `☎ ${status}` : title;
  showActions(markup);
  showTime();
  ring(is === 'ringing' ? 'bell' : is === 'calling' && isPeerRinging ? 'ringback' : undefined);
  if (is === 'idle') {
    void endSound();
    if (was !== is) void showRecordings();
  }
  // Only a person may start sound; one who has done so once need not do it again.
  if (is === 'talking' && navigator.userActivation?.hasBeenActive !== false) void startSound();
}

function showTime() {
  const time = actions.querySelector('time');
  if (!time) return;
  const seconds = Math.max(
    0,
    Math.round((Date.now() - clockOffset - Date.parse(time.dataset.since)) / 1_000),
  );
  time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
/** The clock of the carrier may be ahead. */
let clockOffset = 0;
async function readClock() {
  const answer = await fetch('/api/clock').then(
    (response) => response.json(),
    () => undefined,
  );
  if (answer) clockOffset = -answer.offsetMs;
}
setInterval(showTime, 500);

function connect() {
  socket = new WebSocket(`ws://${location.host}/handsets/${encodeURIComponent(number)}/sound`);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }) => {
    pauseMs = FIRST_PAUSE_MS;
    if (typeof data === 'string') show(JSON.parse(data));
    else hear(new Int16Array(data));
  });
  socket.addEventListener('close', () => {
    setTimeout(connect, pauseMs);
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  });
}

/** As loud as ears hear it: a tenth of the amplitude is half of the meter. */
function showLevel(id, samples) {
  let sum = 0;
  for (const sample of samples) sum += (sample / 32_768) ** 2;
  const decibels = 10 * Math.log10(sum / samples.length + 1e-9);
  at(id).value = Math.max(0, 1 + decibels / 60);
}

function hear(samples) {
  showLevel('heard', samples);
  sound?.node?.port.postMessage(samples);
}

function say(samples) {
  showLevel('said', samples);
  if (socket.readyState === WebSocket.OPEN) socket.send(samples);
}

/** Plays what is heard, and says what the microphone hears, where there is one and it is wanted. */
async function startSound() {
  if (sound) return;
  const mine = (sound = { context: new AudioContext() });
  await mine.context.audioWorklet.addModule('/assets/sound-worklet.mjs');
  mine.node = new AudioWorkletNode(mine.context, 'telephone-sound');
  mine.node.port.onmessage = ({ data }) => say(data);
  mine.node.connect(mine.context.destination);
  if (field('voice').value !== 'microphone') return;
  try {
    mine.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    if (sound === mine) mine.context.createMediaStreamSource(mine.stream).connect(mine.node);
    else stop(mine);
  } catch {
    if (sound === mine) trouble.textContent = noMicrophone;
  }
}

function stop({ stream, context }) {
  for (const track of stream?.getTracks() ?? []) track.stop();
  if (context.state !== 'closed') return context.close();
}

async function endSound() {
  const former = sound;
  sound = undefined;
  if (former) await stop(former);
}

/** After a reload in the midst of a call, sound begins with the first click. */
document.addEventListener('click', () => {
  if (telephone.dataset.state === 'talking') void startSound();
});

dial.addEventListener('submit', (event) => {
  event.preventDefault();
  const to = dial.elements.namedItem('to').value.replaceAll(' ', '');
  void act('call', { to });
});

actions.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-act]');
  if (!button) return;
  const { act: name, digit } = button.dataset;
  if (name === 'press') return void act('press', { digits: digit });
  if (name === 'mute')
    return void act('mute', { isMuted: button.getAttribute('aria-pressed') !== 'true' });
  void act(name);
});

/** Keys of the keyboard are those of the telephone, where nobody writes. */
document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
  const isTyping = target.closest?.('input, textarea, select');
  if (telephone.dataset.state !== 'talking' || isTyping || ctrlKey || metaKey || altKey) return;
  if (/^[0-9*#]$/.test(key)) void act('press', { digits: key });
});

line.addEventListener('submit', (event) => event.preventDefault());
line.addEventListener('change', async ({ target }) => {
  if (target.name === 'greeting') return void sendGreeting(target);
  if (!line.reportValidity()) return;
  const numberOf = (name) => Number(field(name).value);
  const changed = {
    voice: field('voice').value,
    toneHz: numberOf('toneHz'),
    ringSeconds: numberOf('ringSeconds'),
    isBusy: field('isBusy').checked,
    lossPercent: numberOf('lossPercent'),
    delayMs: numberOf('delayMs'),
    voicemail: { isOn: field('isOn').checked, afterSeconds: numberOf('afterSeconds') },
  };
  await ask('PATCH', `${api}/line`, JSON.stringify(changed));
  if (target.name !== 'voice' || !sound) return;
  // With another voice the microphone is wanted, or not any more.
  await endSound();
  await startSound();
});

async function sendGreeting(input) {
  const [file] = input.files;
  if (file) await ask('PUT', `${api}/greeting`, await file.arrayBuffer(), 'audio/wav');
}

async function showRecordings() {
  const list = at('recordings');
  const answer = await ask('GET', `${api}/recordings`);
  list.replaceChildren(...(answer?.recordings ?? []).map((one) => recordingItem(one, list)));
}

function recordingItem({ id, peer, at: when }, list) {
  const item = document.createElement('li');
  const audio = document.createElement('audio');
  Object.assign(audio, { controls: true, preload: 'none', src: `${api}/recordings/${id}` });
  const name = `${peer}, ${new Date(when).toLocaleString(document.documentElement.lang)}`;
  audio.setAttribute('aria-label', name);
  const remove = document.createElement('button');
  Object.assign(remove, { type: 'button', className: 'quiet', textContent: list.dataset.remove });
  remove.setAttribute('aria-label', `${list.dataset.remove}: ${name}`);
  remove.addEventListener('click', async () => {
    if (await ask('DELETE', `${api}/recordings/${id}`)) item.remove();
  });
  item.append(name, audio, remove);
  return item;
}

void readClock();
void showRecordings();
connect();
