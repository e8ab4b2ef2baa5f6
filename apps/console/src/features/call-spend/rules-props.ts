import type { SpendRules } from './use-call-spend';

export interface RulesProps {
  /** Absent until they are read for the first time. */
  readonly rules: SpendRules | undefined;
  readonly mayManage: boolean;
}
