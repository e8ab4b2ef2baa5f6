/** Between the sound of the browser, at whatever rate, and frames of a telephone: 160 samples, 8,000 a second. */
const RATE = 8_000;
const FRAME = 160;
/** Waits so long before it plays, as frames are not on time, and never has more than the most. */
const FIRST = FRAME * 3;
const MOST = FRAME * 20;

class TelephoneSound extends AudioWorkletProcessor {
  constructor() {
    super();
    this.step = sampleRate / RATE;
    this.due = this.step;
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
    this.sum = 0;
    this.counted = 0;
    this.queue = [];
    this.place = 0;
    this.isFilling = true;
    this.port.onmessage = ({ data }) => {
      this.queue.push(...data);
      if (this.queue.length > MOST) this.queue.splice(0, this.queue.length - FIRST);
      if (this.queue.length >= FIRST) this.isFilling = false;
    };
  }

  process([input], [output]) {
    if (input[0]) for (const sample of input[0]) this.take(sample);
    const [first, ...others] = output;
    for (let at = 0; at < first.length; at++) first[at] = this.give();
    for (const channel of others) channel.set(first);
    return true;
  }

  /** The mean of the samples that one of the telephone stands for. */
  take(sample) {
    this.sum += sample;
    this.counted += 1;
    this.due -= 1;
    if (this.due > 0) return;
    this.due += this.step;
    const mean = Math.max(-1, Math.min(1, this.sum / this.counted));
    this.frame[this.filled] = mean * 32_767;
    this.filled += 1;
    this.sum = 0;
    this.counted = 0;
    if (this.filled < FRAME) return;
    this.port.postMessage(this.frame);
    this.filled = 0;
  }

  /** Between two samples of the telephone, on the line from one to the next. */
  give() {
    if (this.isFilling) return 0;
    if (this.queue.length < 2) {
      this.isFilling = true;
      return 0;
    }
    const [one, next] = this.queue;
    const sample = (one + (next - one) * this.place) / 32_768;
    this.place += 1 / this.step;
    while (this.place >= 1 && this.queue.length > 0) {
      this.place -= 1;
      this.queue.shift();
    }
    return sample;
  }
}

registerProcessor('telephone-sound', TelephoneSound);
