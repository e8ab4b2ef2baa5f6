export type {
  Action,
  ChannelKind,
  Conversation,
  Expected,
  ExpectedChoice,
  Facts,
  Input,
  Turn,
  TurnProblem,
  Understood,
  Waiting,
} from './conversation/conversation.ts';
export { isIdle, openConversation } from './conversation/open-conversation.ts';
export { openQuestion } from './conversation/open-question.ts';
export type { OpenQuestion } from './conversation/open-question.ts';
export { summarise } from './conversation/summarise.ts';
export type { PastTurn, Summary } from './conversation/summarise.ts';
export { takeTurn } from './conversation/take-turn.ts';
export { checkFlow, nextSteps } from './flow/check-flow.ts';
export type { FlowProblem } from './flow/check-flow.ts';
export { flowSchema } from './flow/flow-schema.ts';
export type { Choice, Flow, Repair, Step, StepOf } from './flow/flow.ts';
export { secretFacts } from './flow/secret-facts.ts';
export { inputOfModel, modelRequest } from './model/language-model.ts';
export type { LanguageModel, ModelReply, ModelRequest } from './model/language-model.ts';
export { deviationAtEnd, deviationOf } from './rehearsal/deviation.ts';
export type { Deviation, Reached } from './rehearsal/deviation.ts';
export { rehearse } from './rehearsal/rehearse.ts';
export type { Rehearsal } from './rehearsal/rehearse.ts';
export { scriptSchema } from './rehearsal/script.ts';
export type { Script, ScriptLine } from './rehearsal/script.ts';
export { takeWithSkills } from './rehearsal/take-with-skills.ts';
export type { RunSkill, TrialTools } from './rehearsal/take-with-skills.ts';
export { fillText, placesIn } from './rendering/fill-text.ts';
export { cardsOf, spokenQuestion, textedQuestion } from './rendering/render.ts';
export type { Card } from './rendering/render.ts';
export { runSkill } from './skills/run-skill.ts';
export { FAILED, MISSING } from './skills/skill.ts';
export type { Skill, SkillContract, SkillResult } from './skills/skill.ts';
export type { SlotType } from './slots/slot-type.ts';
