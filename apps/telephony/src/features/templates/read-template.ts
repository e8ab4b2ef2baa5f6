import { isPlatformError } from '@switchboard/kernel';
import { parseTemplate } from '@switchboard/telephony';
import { templateFields } from '@switchboard/telephony-api/client';
import type { TemplateField } from '@switchboard/telephony-api/client';

export interface ReadTemplate {
  readonly fields: readonly TemplateField[];
  /** The code of what is wrong with it. */
  readonly problem: string | undefined;
}

/** What is in a template, also one that is still being written. */
export function readTemplate(text: string): ReadTemplate {
  try {
    const { fields } = parseTemplate(text, templateFields);
    return { fields: [...new Set(fields)], problem: undefined };
  } catch (error) {
    if (isPlatformError(error)) return { fields: [], problem: error.code };
    throw error;
  }
}
