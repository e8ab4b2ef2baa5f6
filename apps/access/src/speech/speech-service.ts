import type { SpeechService } from '@switchboard/access-api';
import type { ControlPlane } from '../control/control-plane.ts';

/** As far back as a page shows. */
const DAYS = 30;

/** How much the data plane speaks and listens, over the control plane. */
export function createSpeechService(plane: ControlPlane): SpeechService {
  return {
    async use() {
      const { today, value } = await plane.ask().speech.use(DAYS);
      return { today, days: value };
    },
  };
}
