import { isPlatformError } from '@switchboard/kernel';
import { z } from 'zod';

/** What a control plane says when it refuses. */
const envelope = z.object({ error: z.object({ target: z.string().optional() }) });

export interface Refusal {
  /** The HTTP status. */
  readonly status: number;
  /** The field that is wrong, if it is one. */
  readonly target: string | undefined;
}

/** Why a request was refused, as the cause of the error that says so. */
export class ControlRefusal extends Error implements Refusal {
  override readonly name = 'ControlRefusal';
  readonly status: number;
  readonly target: string | undefined;

  /** @param request its method and path */
  constructor(request: string, status: number, body: string) {
    super(`${request}: ${status} ${body}`);
    this.status = status;
    this.target = targetIn(body);
  }
}

/** What the control plane refused with; undefined when the error is another one. */
export function refusalOf(error: unknown): Refusal | undefined {
  return isPlatformError(error) && error.cause instanceof ControlRefusal ? error.cause : undefined;
}

function targetIn(body: string): string | undefined {
  try {
    return envelope.parse(JSON.parse(body)).error.target;
  } catch {
    // A proxy answers as it likes.
    return undefined;
  }
}
