import { isSince } from '../../platform/wire/api-version.ts';
import { versionOf } from '../../platform/wire/operation.ts';
import type { OperationRequest } from '../../platform/wire/operation.ts';

/** What a version of the chat API shows; clients are not sent what they do not know. */
export interface ChatVersion {
  /** Metadata of threads and participants; that of messages is as old as they are. */
  readonly hasMetadata: boolean;
  /** Retention policies, attachments, and no empty names. */
  readonly isLatest: boolean;
}

const LATEST = '2025-03-15';
/** Metadata came in a preview first. */
const METADATA_PREVIEW = '2023-11-15';

export function chatVersion(request: Pick<OperationRequest, 'query'>): ChatVersion {
  const version = versionOf(request);
  const isLatest = isSince(version, LATEST);
  const isPreview = version.includes('preview') && isSince(version, METADATA_PREVIEW);
  return { isLatest, hasMetadata: isLatest || isPreview };
}
