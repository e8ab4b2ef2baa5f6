import { ask, element } from './element.mjs';
import { texts } from './texts.mjs';

const STATES = ['front', 'background', 'killed'];
const CONDITIONS = [
  ['offline', (on) => ({ isOnline: !on }), (view) => !view.isOnline],
  ['saving', (on) => ({ isSavingBattery: on }), (view) => view.isSavingBattery],
  ['refused', (on) => ({ areNotificationsAllowed: !on }), (view) => !view.areNotificationsAllowed],
  ['uninstalled', (on) => ({ isInstalled: !on }), (view) => !view.isInstalled],
];

/** A device on the desk: its screen, with the app in it, and what may be done to it. */
export class DeviceCard {
  element;
  #id;
  #view;
  #hasApp;
  #frame;
  #lock = element('div', { class: 'lock' });
  #over = element('div', { 'aria-live': 'assertive' });
  #figure = element('output', { class: 'figure' });
  #note = element('p', { class: 'quiet' });
  #screen;
  #inputs = new Map();

  constructor(view, hasApp) {
    this.#id = view.id;
    this.#hasApp = hasApp;
    this.#screen = element('div', { class: 'screen' }, this.#lock, this.#over);
    this.element = element(
      'li',
      { class: 'device', 'data-platform': view.platform, 'data-device': view.id },
      element(
        'header',
        {},
        element('h2', {}, view.name),
        element('span', { class: 'quiet' }, texts.platforms[view.platform]),
      ),
      this.#screen,
      this.#stateChoice(),
      this.#conditions(),
      element('p', {}, `${texts.timeToRing}: `, this.#figure),
      this.#note,
    );
    this.show(view);
  }

  show(view) {
    this.#view = view;
    for (const [state, input] of this.#inputs) {
      const condition = CONDITIONS.find(([name]) => name === state);
      input.checked = condition ? condition[2](view) : view.app === state;
      if (!condition) input.disabled = !view.isInstalled;
    }
    this.#showApp(view);
    this.#showLock(view);
    this.#showFigure(view);
  }

  /** The lab says something to the app. */
  tell(message) {
    this.#frame?.contentWindow?.postMessage(message, location.origin);
  }

  /** Whether a message comes from the app of this device. */
  owns(source) {
    return this.#frame !== undefined && this.#frame.contentWindow === source;
  }

  hear(message) {
    void ask('POST', `devices/${this.#id}/app`, message);
  }

  #stateChoice() {
    const group = element('fieldset', {}, element('legend', {}, texts.app));
    for (const state of STATES) {
      const change = () => ask('POST', `devices/${this.#id}/state`, { app: state });
      const input = element('input', { type: 'radio', name: `app-${this.#id}`, onchange: change });
      this.#inputs.set(state, input);
      group.append(element('label', {}, input, texts[state]));
    }
    return group;
  }

  #conditions() {
    const group = element('fieldset', {}, element('legend', {}, texts.conditions));
    for (const [name, changeTo] of CONDITIONS) {
      const change = ({ target }) =>
        ask('POST', `devices/${this.#id}/state`, changeTo(target.checked));
      const input = element('input', { type: 'checkbox', onchange: change });
      this.#inputs.set(name, input);
      group.append(element('label', {}, input, texts[name]));
    }
    return group;
  }

  /** The app runs as long as its frame is there, seen or not. */
  #showApp({ app, isInstalled, name }) {
    const runs = this.#hasApp && isInstalled && app !== 'killed';
    if (runs && !this.#frame) {
      this.#frame = element('iframe', {
        src: '/index.html',
        title: name,
        allow: 'camera; microphone; autoplay',
      });
      this.#screen.prepend(this.#frame);
    }
    if (!runs && this.#frame) {
      this.#frame.remove();
      this.#frame = undefined;
    }
    if (this.#frame) {
      this.#frame.hidden = app !== 'front';
      this.#frame.inert = app !== 'front';
    }
  }

  #showLock(view) {
    const isFront = view.app === 'front' && view.isInstalled;
    this.#lock.hidden = isFront;
    const calls = view.calls.filter(({ state }) => state === 'ringing');
    const talking = view.calls.filter(({ state }) => state === 'answered' || state === 'connected');
    const missed = view.calls.filter(({ state }) => state === 'missed').slice(-3);
    this.#over.replaceChildren(...(isFront ? calls.map((call) => this.#call(call, true)) : []));
    if (isFront) return;
    const time = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    this.#lock.replaceChildren(
      element('div', { class: 'clock', 'aria-hidden': 'true' }, time),
      ...calls.map((call) => this.#call(call, false)),
      ...talking.map((call) => this.#talk(call)),
      ...missed.map((call) =>
        element('div', { class: 'card' }, element('strong', {}, nameOf(call)), texts.missed),
      ),
      ...view.notifications.map((one) => this.#notification(one)),
      ...(view.isInstalled ? [this.#openButton()] : []),
      ...(this.#hasApp ? [] : [element('p', { class: 'quiet' }, texts.noApp)]),
    );
  }

  #openButton() {
    const open = () => ask('POST', `devices/${this.#id}/state`, { app: 'front' });
    return element('button', { type: 'button', onclick: open }, texts.open);
  }

  #call(call, isOver) {
    const title = call.hasVideo ? texts.incomingVideo : texts.incoming;
    return element(
      'div',
      { class: `card ringing${isOver ? ' over' : ''}`, role: 'alertdialog', 'aria-label': title },
      element('span', {}, title),
      element('strong', {}, nameOf(call)),
      this.#button('answer', call),
      this.#button('decline', call),
    );
  }

  #talk(call) {
    const label = call.state === 'connected' ? texts.inCall : texts.connecting;
    return element(
      'div',
      { class: 'card' },
      element('span', {}, label),
      element('strong', {}, nameOf(call)),
      this.#button('end', call),
    );
  }

  #button(action, { serverCallId }) {
    const touch = () =>
      ask('POST', `devices/${this.#id}/calls/${encodeURIComponent(serverCallId)}`, { action });
    const look = action === 'end' ? 'decline' : action;
    return element('button', { type: 'button', class: look, onclick: touch }, texts[action]);
  }

  #notification({ key, title, text }) {
    const open = () => ask('POST', `devices/${this.#id}/notifications/${encodeURIComponent(key)}`);
    return element(
      'div',
      { class: 'card' },
      element(
        'button',
        { type: 'button', class: 'wide', onclick: open },
        element('strong', {}, title),
        text,
      ),
    );
  }

  #showFigure({ calls, held, isVoipBlocked }) {
    const rung = calls.findLast(({ msToRing }) => msToRing !== undefined);
    this.#figure.textContent = rung ? texts.ms(rung.msToRing) : texts.never;
    const notes = [held > 0 && texts.waiting(held), isVoipBlocked && texts.blocked];
    this.#note.textContent = notes.filter(Boolean).join(' ');
  }
}

function nameOf({ callerName }) {
  return callerName ?? texts.unknown;
}
