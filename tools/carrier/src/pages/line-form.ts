import { VOICES } from '../telephones/line.ts';
import type { Line } from '../telephones/line.ts';
import { CALL_TEXTS } from './call-texts.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { Language } from './texts.ts';

/** How calls of a handset are, and what its voicemail has. */
export function lineForm(line: Line, language: Language): Html {
  const texts = CALL_TEXTS[language];
  const voices = VOICES.map(
    (one) =>
      html`<option value="${one}" ${one === line.voice ? html`selected` : undefined}>
        ${texts.voices[one]}
      </option>`,
  );
  const { voicemail } = line;
  return html`<form id="line">
    <fieldset>
      <legend>${texts.lines}</legend>
      <label
        >${texts.voice}
        <select name="voice" autocomplete="off">
          ${voices}
        </select></label
      >
      ${number('toneHz', texts.toneHz, line.toneHz, 20, 3_900)}
      ${number('ringSeconds', texts.ringSeconds, line.ringSeconds, 1, 180)}
      ${tick('isBusy', texts.isBusy, line.isBusy)}
      ${number('lossPercent', texts.lossPercent, line.lossPercent, 0, 100)}
      ${number('delayMs', texts.delayMs, line.delayMs, 0, 2_000)}
      ${tick('isOn', texts.voicemail, voicemail.isOn)}
      ${number('afterSeconds', texts.afterSeconds, voicemail.afterSeconds, 0, 180)}
      <label>${texts.greeting} <input type="file" name="greeting" accept=".wav,audio/wav" /></label>
      <ul id="recordings" aria-label="${texts.recordings}" data-remove="${texts.remove}"></ul>
    </fieldset>
  </form>`;
}

function number(name: string, text: string, value: number, min: number, max: number): Html {
  return html`<label
    >${text}
    <input
      type="number"
      name="${name}"
      min="${min}"
      max="${max}"
      required
      autocomplete="off"
      value="${value}"
  /></label>`;
}

function tick(name: string, text: string, isSet: boolean): Html {
  return html`<label
    >${text}
    <input type="checkbox" name="${name}" autocomplete="off" ${isSet ? html`checked` : undefined}
  /></label>`;
}
