export { DECISION_VERSION, decisionRun, decisionTiming, headOf, headShape, type DecisionRun, type DecisionTiming, type HeadFacts } from '../run/decision-head.ts';
