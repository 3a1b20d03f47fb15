/** Orchard's JSON of a workflow type. Keys that are not named here are kept as they are. */
export interface TypeJson {
  WorkflowTypeId: string;
  Name: string;
  IsEnabled?: boolean;
  IsSingleton?: boolean;
  DeleteFinishedWorkflows?: boolean;
  Activities: ActivityJson[];
  Transitions: TransitionJson[];
  [key: string]: unknown;
}

export interface ActivityJson {
  ActivityId: string;
  Name: string;
  X?: number;
  Y?: number;
  IsStart?: boolean;
  Properties?: Properties;
  [key: string]: unknown;
}

export type Properties = Record<string, unknown>;

export interface TransitionJson {
  SourceActivityId: string;
  SourceOutcomeName: string;
  DestinationActivityId: string;
  [key: string]: unknown;
}

export type PropertyKind =
  | 'text' | 'longText' | 'number' | 'flag' | 'choice' | 'enumeration' | 'texts' | 'outcomes' | 'someOutcomes' | 'statusCodes'
  | 'script' | 'liquid' | 'scriptOrLiquid' | 'roles' | 'contentType' | 'contentTypes' | 'state' | 'states' | 'cron' | 'pairs';

export interface Property {
  name: string;
  title: string;
  hint: string | null;
  kind: PropertyKind;
  choices: { value: string | number; title: string }[];
  default: unknown;
  twin: string | null;
}

export interface Entry {
  name: string;
  title: string;
  category: string;
  isEvent: boolean;
  /** What it always has; where `outcomesFrom` is set, they come from that property. */
  outcomes: string[];
  outcomesFrom: string | null;
  isOpen: boolean;
  /** Whether it is run here; else it is only kept. */
  isRun: boolean;
  properties: Property[];
}

export interface Finding {
  rule: string;
  severity: 'warning' | 'error';
  activityId: string | null;
  /** With rule and activity what tells it apart, in any language. */
  id: string;
  message: string;
  mend: string;
  canMend: boolean;
}

/** Where a run has been and where it is, for drawing it on the graph. */
export interface Trace {
  visited: string[];
  taken: { from: string; outcome: string }[];
  waiting: string[];
  faulted: string | null;
}

export interface Step {
  activityId: string;
  /** For what is no activity of the graph. */
  title: string | null;
  outcome: string | null;
  by: string | null;
  at: string | null;
  comment: string | null;
  /** What the step itself had to say: a log line, or why it broke. */
  note: string | null;
}

export interface Run {
  id: string;
  status: string;
  statusTitle: string;
  fault: string | null;
  isOver: boolean;
  trace: Trace;
  journal: Step[];
}

export interface Person {
  id: string;
  name: string;
  whyNot: string | null;
}

export interface Simulation {
  status: 'waiting' | 'choosing' | 'finished' | 'faulted' | 'refused';
  message: string | null;
  at: { activityId: string; outcomes: string[]; isTask: boolean; people: Person[] }[];
  trace: Trace;
  journal: Step[];
}

export interface Choice {
  activityId: string;
  outcome: string;
  by: string | null;
}

export interface Sample {
  contentType: string;
  title: string;
  from: string;
  to: string;
}

export interface DesignerData {
  token: string;
  type: TypeJson;
  /** 0 for a type that was never saved. */
  version: number;
  findings: Finding[];
  categories: { name: string; title: string }[];
  catalogue: Entry[];
  roles: string[];
  contentTypes: string[];
  cultures: string[];
  texts: Record<string, string>;
  run: Run | null;
}

export type Say = (key: string, ...values: (string | number)[]) => string;
