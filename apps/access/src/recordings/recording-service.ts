import { accessError } from '@switchboard/access-api';
import type { RecordingService, RecordingView } from '@switchboard/access-api';
import { refusalOf } from '@switchboard/control-client';
import type { ControlRecording, RecordingsControl } from '@switchboard/control-client';
import type { Clock } from '@switchboard/kernel';
import type { ControlPlane } from '../control/control-plane.ts';
import type { Names } from '../live/names.ts';
import { referenceOf } from './reference-of.ts';

type Party = RecordingView['people'][number];

export interface RecordingTools {
  readonly plane: ControlPlane;
  readonly names: Pick<Names, 'ofUsers'>;
  readonly clock: Clock;
}

/** Recordings of calls, over the control plane, with the names of people. */
export function createRecordingService({ plane, names, clock }: RecordingTools): RecordingService {
  const control = (): RecordingsControl => plane.ask().recordings;
  return {
    async list({ cursor: before, limit }) {
      const found = await control().list({ limit, before }).catch(refuseCursor);
      const ids = found.value.flatMap(idsIn);
      const known = await names.ofUsers(ids);
      const name = (id: string): Party => {
        const person = known.get(id);
        return { id, personId: person?.id ?? null, name: person?.name ?? null };
      };
      const items = found.value.map((one) => viewOf(one, name));
      return { items, cursor: found.before ?? null };
    },
    async waveform(id) {
      const peaks = await control().peaks(id).catch(notFound);
      return peaks.map((peak) => peak / 255);
    },
    async remove(origin, id, confirmation) {
      const reference = referenceOf(id);
      if (confirmation.toLowerCase() !== reference) {
        const target = 'confirmation';
        throw accessError('invalid-input', 'The reference is another one.', { target });
      }
      const { sha256, bytes } = await control().digest(id).catch(notFound);
      const what = `${reference}, ${bytes} bytes, SHA-256 ${sha256}`;
      await plane
        .act(origin, ['recordings.remove', what], ({ recordings }) => recordings.delete(id, sha256))
        .catch(notFound);
      return { sha256, bytes, deletedAt: new Date(clock.now()).toISOString() };
    },
    retention: () => control().retention(),
    async setRetention(origin, days) {
      await plane.act(origin, ['recordings.setRetention', `${days} days`], ({ recordings }) =>
        recordings.setRetention(days),
      );
    },
  };
}

function idsIn({ startedBy, people }: ControlRecording): readonly string[] {
  return startedBy === null ? people : [startedBy, ...people];
}

const STATES = { active: 'recording', inactive: 'paused', stopped: 'finished' } as const;

function viewOf(one: ControlRecording, name: (id: string) => Party): RecordingView {
  const { state, startedBy, people, ...rest } = one;
  return {
    ...{ ...rest, reference: referenceOf(one.id), state: STATES[state] },
    startedBy: startedBy === null ? null : name(startedBy),
    people: people.map(name),
  };
}

/** Whoever was faster has deleted it, or its time was up. */
export function notFound(cause: unknown): never {
  if (refusalOf(cause)?.status !== 404) throw cause;
  throw accessError('recording-not-found', 'There is no such recording.', { cause });
}

function refuseCursor(cause: unknown): never {
  if (refusalOf(cause)?.status !== 400) throw cause;
  throw accessError('invalid-cursor', 'This is not a cursor that was given out.', { cause });
}
