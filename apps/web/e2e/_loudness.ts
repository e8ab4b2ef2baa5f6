import type { Page } from '@playwright/test';

/** How loud one frequency is in all that a page hears now, in decibels of the loudest there is. */
export function loudness(page: Page, hz: number): Promise<number> {
  return page.evaluate(async (frequency) => {
    const { connections } = globalThis as unknown as { connections: RTCPeerConnection[] };
    const tracks = connections
      .filter(({ signalingState }) => signalingState !== 'closed')
      .flatMap((connection) => connection.getReceivers())
      .flatMap(({ track }) => (track.kind === 'audio' ? track : []));
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 4_096, smoothingTimeConstant: 0 });
    for (const track of tracks) {
      context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    }
    // As long as one look at the frequencies is.
    while (context.currentTime < 0.15) await new Promise(requestAnimationFrame);
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    const bin = Math.round((frequency * analyser.fftSize) / context.sampleRate);
    await context.close();
    return Math.max(-127, ...bins.slice(bin - 1, bin + 2));
  }, hz);
}
